// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.contest;

import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Notes when runs start, in peers that do not keep it themselves. Safe for several threads. */
public final class Starts {

  private final long[] millis;
  private final AtomicInteger count = new AtomicInteger();

  /** For so many runs. */
  public Starts(int runs) {
    millis = new long[runs];
  }

  /** A run starts now. */
  public void note() {
    int index = count.getAndIncrement();
    if (index < millis.length) {
      millis[index] = System.currentTimeMillis();
    }
  }

  /**
   * How late they were.
   *
   * @throws IllegalStateException if not all have started, or some twice
   */
  public Lateness after(Instant due) {
    if (count.get() != millis.length) {
      throw new IllegalStateException("%d of %d started".formatted(count.get(), millis.length));
    }
    return Lateness.of(Arrays.stream(millis).map(start -> start - due.toEpochMilli()).toArray());
  }
}
