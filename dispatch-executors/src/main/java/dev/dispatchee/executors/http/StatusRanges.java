// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.InvalidSettingsException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * HTTP statuses, such as {@code 200,202-204}.
 *
 * @param ranges at least one
 */
record StatusRanges(List<Range> ranges) {

  private static final Pattern FORM = Pattern.compile("([0-9]{3})(?:\\s*-\\s*([0-9]{3}))?");

  /** The form of one, for who writes it; ranges that run backwards are refused later. */
  static final String PATTERN =
      "\\s*[1-5][0-9]{2}(\\s*-\\s*[1-5][0-9]{2})?(\\s*,\\s*[1-5][0-9]{2}(\\s*-\\s*[1-5][0-9]{2})?)*\\s*";

  /** What is allowed, for people. */
  static final String ALLOWED = "statuses from 100 to 599 and ranges of them, such as 200,202-204";

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
    var ranges = Arrays.stream(text.split(",", -1)).map(part -> range(part.strip(), text)).toList();
    return new StatusRanges(ranges);
  }

  boolean contains(int status) {
    return ranges.stream().anyMatch(range -> range.contains(status));
  }

  @Override
  public String toString() {
    return ranges.stream().map(Range::toString).collect(Collectors.joining(","));
  }

  private static Range range(String part, String text) {
    var form = FORM.matcher(part);
    if (form.matches()) {
      int from = Integer.parseInt(form.group(1));
      int to = form.group(2) == null ? from : Integer.parseInt(form.group(2));
      if (from >= 100 && from <= to && to <= 599) {
        return new Range(from, to);
      }
    }
    throw new InvalidSettingsException(HttpRequestSettings.EXPECTED_STATUS, text, ALLOWED);
  }

  /**
   * Neighbouring statuses.
   *
   * @param from the first
   * @param to the last
   */
  record Range(int from, int to) {

    boolean contains(int status) {
      return from <= status && status <= to;
    }

    @Override
    public String toString() {
      return from == to ? String.valueOf(from) : from + "-" + to;
    }
  }
}
