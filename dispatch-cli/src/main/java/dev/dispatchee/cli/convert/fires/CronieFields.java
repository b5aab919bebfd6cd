// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.fires;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The five fields of a crontab as cronie reads them: numbers, names of three letters, ranges from
 * the smaller to the larger, steps after a range or {@code *}, and lists of these.
 *
 * @param minutes 0 to 59
 * @param hours 0 to 23
 * @param daysOfMonth 1 to 31
 * @param months 1 to 12
 * @param daysOfWeek 0 to 6, Sunday is 0
 * @param bothDays whether a date must suit both day fields, as one of them begins with a star
 * @param isWild whether minute or hour begins with a star: then it follows the clock as it goes
 */
record CronieFields(
    BitSet minutes,
    BitSet hours,
    BitSet daysOfMonth,
    BitSet months,
    BitSet daysOfWeek,
    boolean bothDays,
    boolean isWild) {

  private static final Map<String, String> NAMED =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  /** Reads them; empty if cronie refuses them. */
  static Optional<CronieFields> of(String text) {
    var fields = NAMED.getOrDefault(text.strip(), text).strip().split("[ \t]+", -1);
    if (fields.length != 5) {
      return Optional.empty();
    }
    var minutes = new BitSet();
    var hours = new BitSet();
    var days = new BitSet();
    var months = new BitSet();
    var week = new BitSet();
    boolean isRead =
        read(fields[0], 0, 59, List.of(), minutes)
            && read(fields[1], 0, 23, List.of(), hours)
            && read(fields[2], 1, 31, List.of(), days)
            && read(fields[3], 1, 12, MONTHS, months)
            && read(fields[4], 0, 7, DAYS, week);
    if (!isRead) {
      return Optional.empty();
    }
    if (week.get(7)) {
      week.set(0);
      week.clear(7);
    }
    return Optional.of(
        new CronieFields(
            minutes,
            hours,
            days,
            months,
            week,
            fields[2].startsWith("*") || fields[4].startsWith("*"),
            fields[0].startsWith("*") || fields[1].startsWith("*")));
  }

  boolean suit(LocalDate date) {
    boolean ofMonth = daysOfMonth.get(date.getDayOfMonth());
    boolean ofWeek = daysOfWeek.get(date.getDayOfWeek().getValue() % 7);
    return months.get(date.getMonthValue()) && (bothDays ? ofMonth && ofWeek : ofMonth || ofWeek);
  }

  private static boolean read(String field, int min, int max, List<String> names, BitSet into) {
    for (var item : field.split(",", -1)) {
      if (!item(item, min, max, names, into)) {
        return false;
      }
    }
    return true;
  }

  private static boolean item(String item, int min, int max, List<String> names, BitSet into) {
    int slash = item.indexOf('/');
    var range = slash < 0 ? item : item.substring(0, slash);
    int step = slash < 0 ? 1 : number(item.substring(slash + 1), 1, max, List.of());
    int dash = range.indexOf('-');
    boolean isStar = range.equals("*");
    if (step < 1 || (slash >= 0 && !isStar && dash < 0)) {
      return false;
    }
    int first = isStar ? min : number(dash < 0 ? range : range.substring(0, dash), min, max, names);
    int last = isStar ? max : dash < 0 ? first : number(range.substring(dash + 1), min, max, names);
    if (first < 0 || last < first) {
      return false;
    }
    for (int value = first; value <= last; value += step) {
      into.set(value);
    }
    return true;
  }

  private static int number(String text, int min, int max, List<String> names) {
    int named = names.indexOf(text.toLowerCase(Locale.ROOT));
    if (named >= 0) {
      return min == 1 ? named + 1 : named;
    }
    if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int number = Integer.parseInt(text);
    return number < min || number > max ? -1 : number;
  }
}
