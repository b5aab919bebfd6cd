// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.contest;

import java.util.Arrays;

/**
 * How late runs started after the instant at which all were due, in milliseconds.
 *
 * @param median half of them were not later
 * @param p99 99 of 100 were not later
 * @param last the last one
 */
public record Lateness(long median, long p99, long last) {

  /**
   * Of single values, in any order.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Lateness of(long[] millis) {
    if (millis.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    var sorted = millis.clone();
    Arrays.sort(sorted);
    return new Lateness(percentile(sorted, 50), percentile(sorted, 99), sorted[sorted.length - 1]);
  }

  // The smallest value that so many of a hundred do not exceed.
  private static long percentile(long[] sorted, int hundredths) {
    return sorted[(int) ((long) sorted.length * hundredths + 99) / 100 - 1];
  }
}
