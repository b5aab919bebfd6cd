// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The error that the log shows of a run. */
final class ErrorText {

  private static final String CANCELED = "it was canceled";

  private ErrorText() {}

  /**
   * The error; empty for none.
   *
   * @param own what the executor wrote as its error; empty for nothing
   * @param thrown what it threw; null if it returned
   * @param masked keeps secrets out of a text
   */
  static String of(
      String own, boolean canceled, @Nullable Throwable thrown, UnaryOperator<String> masked) {
    if (canceled && thrown == null) {
      var all = CANCELED + ", but its executor ended normally";
      return own.isEmpty() ? all : own + "\n" + all;
    }
    if (!own.isEmpty()) {
      return own;
    }
    if (canceled) {
      return CANCELED;
    }
    return thrown == null ? "" : masked.apply(messageOf(thrown));
  }

  private static String messageOf(Throwable thrown) {
    var message = thrown.getMessage();
    return message == null || message.isBlank() ? thrown.getClass().getName() : message;
  }
}
