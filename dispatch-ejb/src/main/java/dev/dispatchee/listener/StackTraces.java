// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What is kept of an exception. */
final class StackTraces {

  private static final int LONGEST = 8 * 1024;

  private StackTraces() {}

  /** The stack trace, its first and last if it is longer than 8 KiB. */
  static String of(Throwable thrown) {
    var text = new StringWriter();
    try {
      thrown.printStackTrace(new PrintWriter(text));
    } catch (RuntimeException broken) {
      // An exception class of the executor's may fail while it is printed; its name must do.
      return thrown.getClass().getName();
    }
    return cut(text.toString());
  }

  /** The message, or the class when there is none. */
  static String messageOf(Throwable thrown) {
    String message = null;
    try {
      message = thrown.getMessage();
    } catch (RuntimeException broken) {
      // As above.
      return thrown.getClass().getName();
    }
    return message == null || message.isBlank() ? thrown.getClass().getName() : cut(message);
  }

  private static String cut(String text) {
    var kept = new RunOutput(LONGEST);
    kept.print(text);
    return kept.text();
  }
}
