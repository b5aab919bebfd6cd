// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import java.time.Duration;

/**
 * Counts the threads that wait for callers, and lets no more than some of them: so that some are
 * left for requests that need no waiting, such as health checks.
 */
final class WaitingThreads {

  private final int most;
  private final long patienceMillis;
  private int waiting;

  /**
   * Nobody waits yet.
   *
   * @param most how many may at once
   * @param patience how long one more is held up, in case that another one goes
   */
  WaitingThreads(int most, Duration patience) {
    this.most = most;
    this.patienceMillis = patience.toMillis();
  }

  /** Whether the calling thread may wait; if so it has to {@link #leave}. */
  synchronized boolean enter() {
    long end = System.nanoTime() + Duration.ofMillis(patienceMillis).toNanos();
    try {
      while (waiting >= most) {
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
    waiting++;
    return true;
  }

  /** The calling thread waits no more. */
  synchronized void leave() {
    waiting--;
    notify();
  }
}
