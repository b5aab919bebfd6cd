// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long the latest runs took, and so how many more can start soon. Safe for several threads.
 *
 * <p>An exponentially weighted moving average: each run counts an eighth, so that a change of load
 * is followed within some tens of runs.
 */
final class RunLengths {

  private static final long SOON = Duration.ofMillis(50).toNanos();
  private static final int MOST = 500;
  private static final int WEIGHT = 8;
  private static final long UNKNOWN = -1;

  private final AtomicLong average = new AtomicLong(UNKNOWN);

  void add(long nanos) {
    average.updateAndGet(before -> before == UNKNOWN ? nanos : before + (nanos - before) / WEIGHT);
  }

  /**
   * How many runs that many slots will have started within 50 ms, beyond those that are free now.
   */
  int startableSoon(int slots) {
    long length = average.get();
    return length == UNKNOWN ? 0 : (int) Math.min(MOST, slots * SOON / Math.max(1, length));
  }
}
