// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;

/** Says what becomes of the work when the command is ended by Ctrl-C or a signal. */
final class Interruption {

  private Interruption() {}

  /** Does something, and says the notice if it is ended before it is done. */
  @StartsAThread
  static <T> T saying(String notice, PrintWriter where, Supplier<T> work) {
    var hook =
        new Thread(
            () -> {
              where.println(notice);
              where.flush();
            });
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      forget(hook);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endingAlready) {
      // Then it has been started, as it should.
      return;
    }
  }
}
