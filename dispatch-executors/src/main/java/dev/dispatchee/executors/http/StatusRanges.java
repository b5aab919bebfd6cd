// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.InvalidSettingsException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * HTTP statuses, such as {@code 200,202-204}.
 *
 * @param ranges at least one
 */
record StatusRanges(List<Range> ranges) {

  /** The characters of them; whether they make statuses is judged by {@link #parse}. */
  static final String PATTERN = "[0-9,\\s-]+";

  /** All statuses one by one take 1,999 characters. */
  static final int LONGEST = 2_000;

  /** What is allowed, for people. */
  static final String ALLOWED = "statuses from 100 to 599 and ranges of them, such as 200,202-204";

  private static final int FIRST = 100;
  private static final int LAST = 599;

  /** Copies the ranges. */
  StatusRanges {
    ranges = List.copyOf(ranges);
  }

  /**
   * Reads a list of statuses and ranges.
   *
   * @throws InvalidSettingsException if it is none
   */
  static StatusRanges parse(String text) {
    try {
      return new StatusRanges(
          Arrays.stream(text.split(",", -1)).map(part -> Range.parse(part.strip())).toList());
    } catch (IllegalArgumentException notStatuses) {
      throw new InvalidSettingsException(HttpRequestSettings.EXPECTED_STATUS, text, ALLOWED);
    }
  }

  boolean contains(int status) {
    return ranges.stream().anyMatch(range -> range.contains(status));
  }

  @Override
  public String toString() {
    return ranges.stream().map(Range::toString).collect(Collectors.joining(","));
  }

  /**
   * Neighbouring statuses.
   *
   * @param from the first
   * @param to the last
   */
  record Range(int from, int to) {

    /** Refuses what is no status, or runs backwards. */
    Range {
      if (from < FIRST || to > LAST || from > to) {
        throw new IllegalArgumentException("it is no range of statuses");
      }
    }

    private static Range parse(String part) {
      int dash = part.indexOf('-');
      int from = status(dash < 0 ? part : part.substring(0, dash).strip());
      return new Range(from, dash < 0 ? from : status(part.substring(dash + 1).strip()));
    }

    private static int status(String digits) {
      boolean number = digits.length() == 3 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
      return number ? Integer.parseInt(digits) : 0;
    }

    boolean contains(int status) {
      return from <= status && status <= to;
    }

    @Override
    public String toString() {
      return from == to ? String.valueOf(from) : from + "-" + to;
    }
  }
}
