// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.contest;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Waits until nothing remains to be done, looking seldom at first and every few milliseconds
 * towards the end: who looks takes time from who works.
 */
public final class Countdown {

  private static final Duration FIRST_WAIT = Duration.ofMillis(50);
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(4);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final long start = System.nanoTime();

  private Countdown() {}

  /** Starts the clock. */
  public static Countdown start() {
    return new Countdown();
  }

  /**
   * Waits.
   *
   * @param total how many there were at the start
   * @param remaining how many there are now
   * @return the time since the start
   * @throws IllegalStateException after five minutes
   */
  public Duration awaitNone(int total, LongSupplier remaining) {
    Pause.of(FIRST_WAIT);
    for (long left = remaining.getAsLong(); left > 0; left = remaining.getAsLong()) {
      var elapsed = elapsed();
      if (elapsed.compareTo(PATIENCE) > 0) {
        throw new IllegalStateException(
            "%d of %d remain after %s".formatted(left, total, PATIENCE));
      }
      var expected = elapsed.multipliedBy(left).dividedBy(Math.max(1, total - left));
      Pause.of(within(SHORTEST_WAIT, expected.dividedBy(2), LONGEST_WAIT));
    }
    return elapsed();
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static Duration within(Duration least, Duration wanted, Duration most) {
    if (wanted.compareTo(least) < 0) {
      return least;
    }
    return wanted.compareTo(most) < 0 ? wanted : most;
  }
}
