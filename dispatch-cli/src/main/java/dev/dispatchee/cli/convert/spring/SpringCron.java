// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.spring;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes an expression of Spring as one of ours. Both have six fields. In Spring the days of the
 * week are 0 to 7, Sunday being 0 and 7, a step without an end goes on to 7, and a date must suit
 * both day fields; so days of the week become names, and one of the fields has to be open.
 */
final class SpringCron {

  private static final List<String> DAYS =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
  private static final int FIELDS = 6;
  private static final int SUNDAY = 7;

  private SpringCron() {}

  /** An expression that cannot be written as one of ours, with the reason. */
  static final class UnlikeException extends Exception {
    UnlikeException(String reason) {
      super(reason);
    }
  }

  /**
   * Writes one.
   *
   * @throws UnlikeException if there is none of ours
   */
  static String ours(String spring) throws UnlikeException {
    var text = spring.strip();
    if (text.startsWith("@")) {
      return text.toLowerCase(Locale.ROOT);
    }
    var fields = text.split("[ \t\n\r]+", -1);
    if (fields.length != FIELDS) {
      throw new UnlikeException("it has %d fields, allowed: 6".formatted(fields.length));
    }
    var ofMonth = fields[3];
    var ofWeek = daysOfWeek(fields[5]);
    boolean isAnyOfMonth = ofMonth.equals("*") || ofMonth.equals("?");
    if (!isAnyOfMonth && ofWeek.isPresent()) {
      throw new UnlikeException(
          "a date must suit the day of the month and the day of the week there; here one of them is"
              + " open");
    }
    return "%s %s %s %s %s %s"
        .formatted(
            fields[0],
            fields[1],
            fields[2],
            ofWeek.isPresent() ? "?" : isAnyOfMonth ? "*" : ofMonth,
            fields[4],
            ofWeek.orElse("?"));
  }

  /** The days as names; empty if all are meant. */
  private static Optional<String> daysOfWeek(String field) throws UnlikeException {
    if (field.equals("*") || field.equals("?")) {
      return Optional.empty();
    }
    var days = new BitSet();
    var others = new ArrayList<String>();
    for (var item : field.toUpperCase(Locale.ROOT).split(",", -1)) {
      int mark = Math.max(item.indexOf('#'), item.length() > 1 ? item.indexOf('L', 1) : -1);
      if (mark > 0) {
        others.add(DAYS.get(day(item.substring(0, mark), field)) + item.substring(mark));
      } else {
        add(item, field, days);
      }
    }
    if (days.cardinality() == SUNDAY) {
      return Optional.empty();
    }
    days.stream().forEach(day -> others.add(DAYS.get(day)));
    return Optional.of(String.join(",", others));
  }

  private static void add(String item, String field, BitSet days) throws UnlikeException {
    int slash = item.indexOf('/');
    var range = slash < 0 ? item : item.substring(0, slash);
    int dash = range.indexOf('-');
    boolean isAny = range.equals("*") || range.equals("?");
    int first = isAny ? 1 : day(dash < 0 ? range : range.substring(0, dash), field);
    if (dash >= 0 && first == SUNDAY) {
      first = 0;
    }
    int last =
        isAny || (slash >= 0 && dash < 0)
            ? SUNDAY
            : dash < 0 ? first : day(range.substring(dash + 1), field);
    int step = slash < 0 ? 1 : step(item.substring(slash + 1), field);
    if (last < first) {
      throw new UnlikeException("'%s': the end of a range is before its start".formatted(field));
    }
    for (int day = first; day <= last; day += step) {
      days.set(day == 0 ? SUNDAY : day);
    }
  }

  private static int day(String text, String field) throws UnlikeException {
    int named = DAYS.lastIndexOf(text);
    if (named >= 0) {
      return named;
    }
    if (text.length() != 1 || text.charAt(0) < '0' || text.charAt(0) > '7') {
      throw new UnlikeException(
          "'%s': the day of the week must be 0 to 7 or SUN to SAT".formatted(field));
    }
    return text.charAt(0) - '0';
  }

  private static int step(String text, String field) throws UnlikeException {
    if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new UnlikeException("'%s': a step must be a number".formatted(field));
    }
    int step = Integer.parseInt(text);
    if (step < 1) {
      throw new UnlikeException("'%s': a step must be at least 1".formatted(field));
    }
    return step;
  }
}
