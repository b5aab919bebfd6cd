// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Function;

/**
 * A type whose values have an order.
 *
 * @param name what it is, for people
 * @param read reads a text without blanks around it; an {@link IllegalArgumentException} refuses it
 * @param schema the keywords of the schema
 */
record RangeKind<T extends Comparable<T>>(
    String name, Function<String, T> read, Map<String, Object> schema) {

  private static final Map<String, Object> WHOLE_NUMBER =
      Map.of("pattern", "^\\s*[+-]?[0-9]{1,19}\\s*$");

  static final RangeKind<Integer> INTEGER =
      new RangeKind<>("a whole number", text -> Integer.valueOf(digits(text)), WHOLE_NUMBER);

  static final RangeKind<Long> LONG =
      new RangeKind<>("a whole number", text -> Long.valueOf(digits(text)), WHOLE_NUMBER);

  static final RangeKind<Duration> DURATION =
      new RangeKind<>("an ISO-8601 duration", RangeKind::duration, Map.of("format", "duration"));

  static final RangeKind<Instant> INSTANT =
      new RangeKind<>(
          "an ISO-8601 instant such as 2026-03-29T01:30:00Z",
          RangeKind::instant,
          Map.of("format", "date-time"));

  // The JDK takes the digits of every script.
  private static String digits(String text) {
    if (!text.matches("[+-]?[0-9]{1,19}")) {
      throw new IllegalArgumentException("it is no whole number");
    }
    return text;
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException | ArithmeticException unreadable) {
      throw new IllegalArgumentException(unreadable);
    }
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException unreadable) {
      throw new IllegalArgumentException(unreadable);
    }
  }
}
