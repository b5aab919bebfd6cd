// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads recurrence rules as RFC 5545 writes them, in any case of the letters. */
final class RecurrenceParser {

  private static final String RULE = "The rule";
  private static final String NAME = "RRULE:";
  private static final long LARGEST_INTERVAL = 1_000_000_000;
  private static final long LARGEST_COUNT = 1_000_000_000;
  private static final int MOST_NUMBERS = 1_000;
  private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
  private static final String DAY_NAMES = "MO, TU, WE, TH, FR, SA, SU";
  private static final List<String> OTHERS =
      List.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST");

  private final Map<String, String> values;
  private final Frequency frequency;

  private RecurrenceParser(String text) {
    this.values = split(text);
    this.frequency = frequency();
  }

  /**
   * Takes a rule apart.
   *
   * @throws InvalidRecurrenceException if it cannot be read
   */
  static RecurrenceParts parse(String text) {
    return new RecurrenceParser(text).parts();
  }

  private static Map<String, String> split(String text) {
    var rule = text.strip().toUpperCase(Locale.ROOT);
    var values = new LinkedHashMap<String, String>();
    for (var part : (rule.startsWith(NAME) ? rule.substring(NAME.length()) : rule).split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw new InvalidRecurrenceException(
            RULE, part, "parts such as FREQ=WEEKLY, separated by semicolons");
      }
      var name = part.substring(0, equals);
      if (!OTHERS.contains(name) && numbersOf(name).isEmpty()) {
        throw new InvalidRecurrenceException(RULE, name, "made of the parts of RFC 5545, 3.3.10");
      }
      if (values.put(name, part.substring(equals + 1)) != null) {
        throw new InvalidRecurrenceException(RULE, name, "without a part that comes twice");
      }
    }
    return values;
  }

  private static Optional<RecurrencePart> numbersOf(String name) {
    for (var part : RecurrencePart.values()) {
      if (part.name().equals(name)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  private Frequency frequency() {
    var found = values.getOrDefault("FREQ", "");
    for (var one : Frequency.values()) {
      if (one.name().equals(found)) {
        return one;
      }
    }
    throw new InvalidRecurrenceException(
        "FREQ", found, "SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY or YEARLY");
  }

  private RecurrenceParts parts() {
    if (values.containsKey("COUNT") && values.containsKey("UNTIL")) {
      throw new InvalidRecurrenceException(
          RULE, "COUNT and UNTIL", "ended by one of COUNT and UNTIL at most");
    }
    var numbers = numbers();
    var days = days(numbers);
    if (numbers.containsKey(RecurrencePart.BYSETPOS) && days.isEmpty() && numbers.size() == 1) {
      throw new InvalidRecurrenceException(
          RULE, "BYSETPOS alone", "given another BY part beside BYSETPOS");
    }
    return new RecurrenceParts(
        frequency,
        number("INTERVAL", LARGEST_INTERVAL).orElse(1L),
        number("COUNT", LARGEST_COUNT).orElse(null),
        until(),
        numbers,
        days,
        weekday("WKST", values.getOrDefault("WKST", "MO")));
  }

  private Optional<Long> number(String name, long largest) {
    var found = values.get(name);
    if (found == null) {
      return Optional.empty();
    }
    long number = integer(found, 10);
    if (number < 1 || number > largest) {
      throw new InvalidRecurrenceException(name, found, "1 to " + largest);
    }
    return Optional.of(number);
  }

  private Map<RecurrencePart, List<Integer>> numbers() {
    var numbers = new EnumMap<RecurrencePart, List<Integer>>(RecurrencePart.class);
    for (var part : RecurrencePart.values()) {
      var found = values.get(part.name());
      if (found != null) {
        checkIsFor(part.name(), part.isFor(frequency));
        numbers.put(part, list(part.name(), found, item -> number(part, item)));
      }
    }
    return numbers;
  }

  private void checkIsFor(String part, boolean isFor) {
    if (!isFor) {
      throw new InvalidRecurrenceException(
          RULE, part, "without %s where FREQ is %s, as RFC 5545 says".formatted(part, frequency));
    }
  }

  private static Integer number(RecurrencePart part, String item) {
    boolean negative = item.startsWith("-");
    long size = integer(negative || item.startsWith("+") ? item.substring(1) : item, 3);
    int number = (int) (negative ? -size : size);
    if (size < 0 || !part.allows(number)) {
      throw new InvalidRecurrenceException(part.name(), item, part.allowed());
    }
    return number;
  }

  private List<NthDay> days(Map<RecurrencePart, List<Integer>> numbers) {
    var found = values.get("BYDAY");
    if (found == null) {
      return List.of();
    }
    boolean numbered =
        (frequency == Frequency.MONTHLY || frequency == Frequency.YEARLY)
            && !numbers.containsKey(RecurrencePart.BYWEEKNO);
    return list("BYDAY", found, item -> day(item, numbered));
  }

  private NthDay day(String item, boolean numbered) {
    int split = Math.max(0, item.length() - 2);
    var number = item.substring(0, split);
    int weekday = weekday("BYDAY", item.substring(split));
    if (number.isEmpty()) {
      return new NthDay(0, weekday);
    }
    boolean negative = number.startsWith("-");
    long nth = integer(negative || number.startsWith("+") ? number.substring(1) : number, 2);
    int most = frequency == Frequency.YEARLY ? 53 : 5;
    if (!numbered) {
      throw new InvalidRecurrenceException(
          "BYDAY",
          item,
          "days without a number, unless FREQ is MONTHLY, or YEARLY without BYWEEKNO");
    }
    if (nth < 1 || nth > most) {
      throw new InvalidRecurrenceException(
          "The number in BYDAY", item, "1 to %1$d, or -%1$d to -1".formatted(most));
    }
    return new NthDay((int) (negative ? -nth : nth), weekday);
  }

  private static int weekday(String part, String name) {
    int index = DAYS.indexOf(name);
    if (index < 0) {
      throw new InvalidRecurrenceException(part, name, DAY_NAMES);
    }
    return index + 1;
  }

  private @Nullable Until until() {
    var found = values.get("UNTIL");
    if (found == null) {
      return null;
    }
    try {
      return until(found);
    } catch (DateTimeException | IndexOutOfBoundsException wrong) {
      throw unreadable(found);
    }
  }

  private static Until until(String found) {
    var date = LocalDate.of(digits(found, 0, 4), digits(found, 4, 6), digits(found, 6, 8));
    if (found.length() == 8) {
      return new Until.Local(date.atTime(23, 59, 59));
    }
    LocalDateTime clock =
        date.atTime(digits(found, 9, 11), digits(found, 11, 13), digits(found, 13, 15));
    var end = found.substring(15);
    if (found.charAt(8) != 'T' || !(end.isEmpty() || end.equals("Z"))) {
      throw unreadable(found);
    }
    return end.isEmpty() ? new Until.Local(clock) : new Until.At(clock.toInstant(ZoneOffset.UTC));
  }

  private static InvalidRecurrenceException unreadable(String found) {
    return new InvalidRecurrenceException(
        "UNTIL", found, "a date or date-time such as 20261231 or 20261231T235959Z");
  }

  private static int digits(String text, int from, int to) {
    var part = text.substring(from, to);
    long number = integer(part, to - from);
    if (number < 0) {
      throw unreadable(text);
    }
    return (int) number;
  }

  private static <T> List<T> list(String part, String text, Function<String, T> reader) {
    var items = text.split(",", -1);
    if (items.length > MOST_NUMBERS) {
      throw new InvalidRecurrenceException(
          part, items.length + " values", "at most %d values".formatted(MOST_NUMBERS));
    }
    var list = new ArrayList<T>();
    for (var item : items) {
      var value = reader.apply(item);
      if (!list.contains(value)) {
        list.add(value);
      }
    }
    return list;
  }

  /** A number of the digits 0 to 9, or -1 if the text is none. */
  private static long integer(String text, int mostDigits) {
    if (text.isEmpty() || text.length() > mostDigits) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
