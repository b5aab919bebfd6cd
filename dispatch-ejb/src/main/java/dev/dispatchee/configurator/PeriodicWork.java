// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * A thread that does the same again and again until it is stopped. Whatever one turn throws is
 * logged, and the next turn comes all the same.
 */
final class PeriodicWork {

  private static final long LONGEST_STOP_MILLIS = 5_000;

  private final Thread thread;

  private PeriodicWork(Thread thread) {
    this.thread = thread;
  }

  /** One turn. */
  @FunctionalInterface
  interface Turn {
    void take() throws InterruptedException;
  }

  /**
   * Starts a thread.
   *
   * @param name what it does, for operators
   * @param interval between the end of a turn and the start of the next
   */
  static PeriodicWork start(ThreadFactory threads, String name, Duration interval, Turn turn) {
    var thread = threads.newThread(() -> repeat(name, interval, turn));
    thread.setName("dispatch " + name);
    thread.start();
    return new PeriodicWork(thread);
  }

  /** Interrupts the thread and waits for it, for some seconds at most. */
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join(LONGEST_STOP_MILLIS);
  }

  private static void repeat(String name, Duration interval, Turn turn) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        takeOne(name, interval, turn);
        TimeUnit.MILLISECONDS.sleep(interval.toMillis());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void takeOne(String name, Duration interval, Turn turn)
      throws InterruptedException {
    try {
      turn.take();
    } catch (RuntimeException | Error failed) {
      ConfiguratorLog.LOG.periodicWorkFailed(name, interval.toString(), failed);
    }
  }
}
