// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A type whose values have an order.
 *
 * @param name what it is, for people
 * @param read reads a text without blanks around it; an {@link IllegalArgumentException} refuses it
 * @param schema the keywords of the schema
 */
record RangeKind<T extends Comparable<? super T>>(
    String name, Function<String, T> read, Map<String, Object> schema) {

  private static final int LONGEST_NUMBER = 100;
  private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]{1,19}");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?");

  private static final Map<String, Object> WHOLE_NUMBER =
      Map.of("type", List.of("string", "integer"), "pattern", anywhere(DIGITS));

  static final RangeKind<Integer> INTEGER =
      new RangeKind<>("a whole number", text -> Integer.valueOf(digits(text)), WHOLE_NUMBER);

  static final RangeKind<Long> LONG =
      new RangeKind<>("a whole number", text -> Long.valueOf(digits(text)), WHOLE_NUMBER);

  static final RangeKind<Double> DOUBLE =
      new RangeKind<>(
          "a number such as 0.5 or 1e-3",
          RangeKind::decimal,
          Map.of("type", List.of("string", "number"), "pattern", anywhere(DECIMAL)));

  static final RangeKind<LocalDate> DATE =
      new RangeKind<>("a date such as 2026-03-29", RangeKind::date, Map.of("format", "date"));

  static final RangeKind<Duration> DURATION =
      new RangeKind<>("an ISO-8601 duration", RangeKind::duration, Map.of("format", "duration"));

  static final RangeKind<Instant> INSTANT =
      new RangeKind<>(
          "an ISO-8601 instant such as 2026-03-29T01:30:00Z",
          RangeKind::instant,
          Map.of("format", "date-time"));

  private static String anywhere(Pattern pattern) {
    return "^\\s*" + pattern + "\\s*$";
  }

  // The JDK takes the digits of every script, and of decimals more forms than JSON has.
  private static String digits(String text) {
    return matching(DIGITS, text);
  }

  private static Double decimal(String text) {
    double number = Double.parseDouble(matching(DECIMAL, text));
    if (Double.isInfinite(number)) {
      throw new IllegalArgumentException("it is too large");
    }
    return number;
  }

  private static String matching(Pattern pattern, String text) {
    if (text.length() > LONGEST_NUMBER || !pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("it is not a number of that form");
    }
    return text;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException unreadable) {
      throw new IllegalArgumentException(unreadable);
    }
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
