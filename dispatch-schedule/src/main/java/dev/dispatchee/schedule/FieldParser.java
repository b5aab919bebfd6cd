// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.ArrayList;
import java.util.List;

/** Reads one field of a cron expression. */
final class FieldParser {

  private static final int LAST_NTH = 5;
  private static final int LONGEST_BEFORE_LAST = 30;

  private final Dialect dialect;
  private final Field field;

  FieldParser(Dialect dialect, Field field) {
    this.dialect = dialect;
    this.field = field;
  }

  /**
   * The members of the list that the field holds.
   *
   * @throws InvalidCronException if one of them cannot be read
   */
  List<Part> parse(String text) {
    if (text.equals("?")) {
      return List.of(open());
    }
    var parts = new ArrayList<Part>();
    for (var item : text.split(",", -1)) {
      if (item.isEmpty()) {
        throw refused(text, "a list without empty places");
      }
      parts.add(part(item, Letters.upper(item)));
    }
    return List.copyOf(parts);
  }

  private Part open() {
    if (!field.isDay()) {
      throw refused("?", "%s or *; ? is for days alone".formatted(dialect.allowed(field)));
    }
    return new Part.Open();
  }

  private Part part(String typed, String item) {
    return switch (field) {
      case DAY_OF_MONTH -> partOfMonth(typed, item);
      case DAY_OF_WEEK -> partOfWeek(typed, item);
      default -> span(typed, item);
    };
  }

  private Part partOfMonth(String typed, String item) {
    if (item.startsWith("L")) {
      boolean weekday = item.endsWith("W");
      var rest = item.substring(1, item.length() - (weekday ? 1 : 0));
      if (rest.isEmpty()) {
        return new Part.LastDay(0, weekday);
      }
      int before = rest.startsWith("-") ? Numbers.read(rest.substring(1)) : -1;
      if (before < 0 || before > LONGEST_BEFORE_LAST) {
        throw refused(
            typed, "L, LW, L-n or L-nW with n from 0 to 30 where it counts from the last day");
      }
      return new Part.LastDay(before, weekday);
    }
    if (item.endsWith("W")) {
      return new Part.NearestWeekday(
          value(typed, item.substring(0, item.length() - 1), "one day from 1 to 31 before W"));
    }
    return span(typed, item);
  }

  private Part partOfWeek(String typed, String item) {
    if (item.equals("L")) {
      return new Part.Span(Part.Form.VALUE, field.max(), field.max(), 1);
    }
    if (item.endsWith("L")) {
      return new Part.LastWeekday(weekday(typed, item.substring(0, item.length() - 1), "L"));
    }
    int hash = item.indexOf('#');
    if (hash < 0) {
      return span(typed, item);
    }
    int weekday = weekday(typed, item.substring(0, hash), "#");
    int nth = Numbers.read(item.substring(hash + 1), 1, LAST_NTH);
    if (nth < 0) {
      throw refused(typed, "a day, # and a number from 1 to 5");
    }
    return new Part.NthWeekday(weekday, nth);
  }

  private int weekday(String typed, String day, String sign) {
    int value = value(typed, day, "one day before %s: %s".formatted(sign, dialect.allowed(field)));
    return value > field.max() ? field.min() : value;
  }

  private Part.Span span(String typed, String item) {
    int slash = item.indexOf('/');
    var values = slash < 0 ? item : item.substring(0, slash);
    int step = slash < 0 ? 1 : step(typed, item.substring(slash + 1));
    // Quartz knows a step alone.
    if (values.equals("*") || slash == 0) {
      return new Part.Span(Part.Form.EVERY, field.min(), field.max(), step);
    }
    int dash = values.indexOf('-');
    if (dash >= 0) {
      return range(typed, values.substring(0, dash), values.substring(dash + 1), step);
    }
    int value = value(typed, values, simple());
    return slash < 0
        ? new Part.Span(Part.Form.VALUE, value, value, 1)
        : new Part.Span(Part.Form.FROM, value, dialect.last(field), step);
  }

  private Part.Span range(String typed, String from, String to, int step) {
    int first = value(typed, from, simple());
    int last = value(typed, to, simple());
    if (field == Field.YEAR && last < first) {
      throw refused(typed, "a range whose first year is not after its last");
    }
    return new Part.Span(Part.Form.RANGE, first, last, step);
  }

  private int step(String typed, String text) {
    int step = Numbers.read(text, 1, field.largestStep());
    if (step < 0) {
      throw refused(typed, "written with a step from 1 to " + field.largestStep());
    }
    return step;
  }

  private int value(String typed, String text, String allowed) {
    int value = dialect.value(field, text);
    if (value < 0) {
      throw refused(typed, allowed);
    }
    return value;
  }

  private String simple() {
    var days =
        switch (field) {
          case DAY_OF_MONTH -> ", L, L-3, LW, L-3W, 15W or ?";
          case DAY_OF_WEEK -> ", L, FRIL, FRI#3 or ?";
          default -> "";
        };
    return "%s, a range of these, *, one of these with a step such as */5%s"
        .formatted(dialect.allowed(field), days);
  }

  private InvalidCronException refused(String found, String allowed) {
    return new InvalidCronException(field.label(), found, allowed);
  }
}
