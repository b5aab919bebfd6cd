// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.report;

import java.util.List;
import java.util.Locale;

/**
 * What the rounds of one series came to.
 *
 * @param median the middle value
 * @param least the smallest
 * @param most the largest
 */
public record Summary(double median, double least, double most) {

  /**
   * Of the values of all rounds, in any order.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Summary of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no values");
    }
    var sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Summary(median, sorted.get(0), sorted.get(sorted.size() - 1));
  }

  /** Median and range: {@code 1,234 (1,100–1,300)}. */
  @Override
  public String toString() {
    return least == most
        ? text(median)
        : "%s (%s–%s)".formatted(text(median), text(least), text(most));
  }

  private static String text(double value) {
    var format = Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
