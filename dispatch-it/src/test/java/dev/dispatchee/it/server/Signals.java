// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals to processes, beyond those that Java can send. */
final class Signals {

  private Signals() {}

  /** As {@code kill -STOP}: nothing of it goes on until {@link #thaw}. */
  static void freeze(ProcessHandle process) {
    send("STOP", process);
  }

  /** Has it go on after {@link #freeze}. */
  static void thaw(ProcessHandle process) {
    send("CONT", process);
  }

  private static void send(String name, ProcessHandle process) {
    try {
      var pid = Long.toString(process.pid());
      int failed = new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
      if (failed != 0) {
        throw new IllegalStateException("no signal %s to %s".formatted(name, pid));
      }
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(hurried);
    }
  }
}
