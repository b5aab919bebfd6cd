// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How long the latest runs took, and so how many more can start soon. Safe for several threads.
 *
 * <p>An exponentially weighted moving average: each run counts an eighth, so that a change of load
 * is followed within some tens of runs. Runs that have not ended are in no average: when none has
 * ended for a while, long ones are in the way.
 */
final class RunLengths {

  private static final long SOON = Duration.ofMillis(50).toNanos();
  private static final int MOST = 500;
  private static final int WEIGHT = 8;
  private static final long UNKNOWN = -1;

  private final LongSupplier nanoTime;
  private final AtomicLong average = new AtomicLong(UNKNOWN);
  private volatile long lastEnd;

  /**
   * Knows of no run yet.
   *
   * @param nanoTime as of {@link System#nanoTime}
   */
  RunLengths(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** A run has ended now. */
  void add(long nanos) {
    lastEnd = nanoTime.getAsLong();
    average.updateAndGet(before -> before == UNKNOWN ? nanos : before + (nanos - before) / WEIGHT);
  }

  /**
   * How many runs that many slots will have started within 50 ms, beyond those that are free now;
   * none, if no run has ended within the last 50 ms.
   */
  int startableSoon(int slots) {
    long length = average.get();
    return length == UNKNOWN || nanoTime.getAsLong() - lastEnd > SOON
        ? 0
        : (int) Math.min(MOST, slots * SOON / Math.max(1, length));
  }
}
