// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.api.run.SecretMask;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What is kept of an exception: without the secrets of its run, which are masked before it is cut.
 */
final class StackTraces {

  private static final int LONGEST = 8 * 1024;

  private StackTraces() {}

  /** The stack trace, its first and last if it is longer than 8 KiB. */
  static String of(Throwable thrown, SecretMask mask) {
    var text = new StringWriter();
    try {
      thrown.printStackTrace(new PrintWriter(text));
    } catch (RuntimeException broken) {
      // An exception class of the executor's may fail while it is printed; its name must do.
      return thrown.getClass().getName();
    }
    return cut(text.toString(), mask);
  }

  /** The message, or the class when there is none. */
  static String messageOf(Throwable thrown, SecretMask mask) {
    String message = null;
    try {
      message = thrown.getMessage();
    } catch (RuntimeException broken) {
      // As above.
      return thrown.getClass().getName();
    }
    return message == null || message.isBlank() ? thrown.getClass().getName() : cut(message, mask);
  }

  private static String cut(String text, SecretMask mask) {
    var kept = new RunOutput(LONGEST, mask);
    kept.print(text);
    return kept.text();
  }
}
