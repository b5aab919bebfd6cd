// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import dev.dispatchee.problem.TooManyRequestsException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets one computation happen at a time, so that those who ask cannot take all processors from
 * those who run. Some may wait, for a moment. Safe for several threads.
 */
final class OneAtATime {

  private static final Duration RETRY = Duration.ofSeconds(2);

  private final Semaphore free = new Semaphore(1, true);
  private final int mostWaiting;
  private final Duration longestWait;

  OneAtATime(int mostWaiting, Duration longestWait) {
    this.mostWaiting = mostWaiting;
    this.longestWait = longestWait;
  }

  /**
   * Computes something when its turn has come.
   *
   * @throws TooManyRequestsException if too many wait, or it does not come in time
   */
  <T> T compute(Supplier<T> work) {
    if (free.getQueueLength() >= mostWaiting || !comes()) {
      throw new TooManyRequestsException(
          "others are asking for calendars at this moment, which are made one by one", RETRY);
    }
    try {
      return work.get();
    } finally {
      free.release();
    }
  }

  private boolean comes() {
    try {
      return free.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
