// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.process;

import java.io.IOException;

/** A process that did not do what was asked of it; the message is one sentence for people. */
class ProcessException extends Exception {

  private static final int FIRST_OF_SIGNALS = 128;
  private static final int LAST_SIGNAL = 64;

  private ProcessException(String message) {
    super(message);
  }

  private ProcessException(String message, IOException cause) {
    super(message, cause);
  }

  static ProcessException unexpectedExit(ProcessSettings settings, int code) {
    int signal = code - FIRST_OF_SIGNALS;
    return new ProcessException(
        "%s ended with exit code %d%s, expected %s"
            .formatted(
                settings.command(),
                code,
                signal > 0 && signal <= LAST_SIGNAL ? " (as by signal %d)".formatted(signal) : "",
                ExitCodes.parse(settings.exitCodes())));
  }

  static ProcessException notStarted(ProcessSettings settings, IOException reason) {
    var message = String.valueOf(reason.getMessage());
    // What the system says of it comes last.
    int told = message.lastIndexOf(", ");
    return new ProcessException(
        "%s could not be started: %s"
            .formatted(settings.command(), told < 0 ? message : message.substring(told + 2)),
        reason);
  }
}
