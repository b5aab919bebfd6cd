// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the second half of a description: the dates. */
final class DayReader {

  private static final String MONTH =
      "(January|February|March|April|May|June|July|August|September|October|November|December)";
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;

  private final Phrases phrases;
  private final DaysReader some;
  // What must be there in every month that is meant, unless the words say that it may be missing.
  private final List<Needed> needed = new ArrayList<>();

  DayReader(Phrases phrases) {
    this.phrases = phrases;
    this.some = new DaysReader(phrases);
  }

  private record Needed(Predicate<YearMonth> exists, Set<Month> months) {}

  Predicate<LocalDate> read() {
    var dates = phrase();
    while (phrases.take(" and also on ")) {
      dates = dates.or(phrases.take("every ") ? everyWeekday() : days());
    }
    var years = years();
    var noneMissing = dates;
    check(years);
    return date -> years.get(date.getYear()) && noneMissing.test(date);
  }

  private void check(BitSet years) {
    for (var day : needed) {
      years.stream()
          .forEach(
              year ->
                  day.months().stream()
                      .map(month -> YearMonth.of(year, month))
                      .filter(month -> !day.exists().test(month))
                      .forEach(
                          month -> {
                            throw new IllegalArgumentException(
                                "the words do not say that %s is left out".formatted(month));
                          }));
    }
  }

  private Predicate<LocalDate> phrase() {
    if (phrases.take("every day")) {
      var months = months(" from ", " in ");
      return date -> months.contains(date.getMonth());
    }
    if (phrases.take("every ")) {
      return everyWeekday();
    }
    phrases.need("on ");
    return days();
  }

  private Predicate<LocalDate> everyWeekday() {
    var weekdays = EnumSet.noneOf(DayOfWeek.class);
    for (var item :
        phrases.list(DaysReader.WEEKDAY + "(?: to " + DaysReader.WEEKDAY + ")?", "and")) {
      var day = DayOfWeek.valueOf(item.get(1).toUpperCase(Locale.ROOT));
      weekdays.add(day);
      while (!item.get(2).isEmpty() && !day.name().equalsIgnoreCase(item.get(2))) {
        day = day.plus(1);
        weekdays.add(day);
      }
    }
    var months = months(" from ", " in ");
    return date -> weekdays.contains(date.getDayOfWeek()) && months.contains(date.getMonth());
  }

  private Predicate<LocalDate> days() {
    var exists = new ArrayList<Predicate<YearMonth>>();
    var dates = some.read(exists);
    while (!phrases.takeAll("(?:, | and )(?=the |every )").isEmpty()) {
      dates = dates.or(some.read(exists));
    }
    phrases.need(" of ");
    var months = ofMonths();
    boolean one = phrases.take(" that has one");
    if (one && exists.size() != 1) {
      throw new IllegalArgumentException("one of which?");
    }
    if (!one && !phrases.take(" (a day that a month does not have is left out)")) {
      exists.forEach(day -> needed.add(new Needed(day, months)));
    }
    var inMonths = dates;
    Predicate<LocalDate> all = date -> months.contains(date.getMonth()) && inMonths.test(date);
    return phrases.take(", if it is ") ? all.and(condition()) : all;
  }

  private Predicate<LocalDate> condition() {
    Predicate<LocalDate> condition = date -> false;
    do {
      var weekday = phrases.takeAll("a " + DaysReader.WEEKDAY);
      if (weekday.isEmpty()) {
        condition = condition.or(some.read(new ArrayList<>()));
        phrases.need(" of the month");
      } else {
        condition = condition.or(date -> DaysReader.is(date, weekday.get(1)));
      }
    } while (!phrases.takeAll("(?:, | or )(?=a |the )").isEmpty());
    return condition;
  }

  private Set<Month> ofMonths() {
    if (phrases.take("every month")) {
      return months(" from ", "-");
    }
    phrases.take("every ");
    return months("-", "");
  }

  /** A run of months after one phrase, a list of them after another; all where none comes. */
  private Set<Month> months(String run, String list) {
    var months = EnumSet.noneOf(Month.class);
    var ends = phrases.takeAll(run + MONTH + " to " + MONTH);
    if (!ends.isEmpty()) {
      var month = month(ends.get(1));
      for (; month != month(ends.get(2)); month = month.plus(1)) {
        months.add(month);
      }
      months.add(month);
      return months;
    }
    if (phrases.takeAll(list + "(?=" + MONTH + ")").isEmpty()) {
      return EnumSet.allOf(Month.class);
    }
    phrases.list(MONTH, "and").forEach(item -> months.add(month(item.get(1))));
    return months;
  }

  private static Month month(String name) {
    return Month.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private BitSet years() {
    var years = new BitSet();
    if (phrases.isOver()) {
      years.set(FIRST_YEAR, LAST_YEAR + 1);
      return years;
    }
    phrases.takeAll(",");
    var run = phrases.takeAll(" from (\\d{4}) to (\\d{4})");
    if (!run.isEmpty()) {
      years.set(Integer.parseInt(run.get(1)), Integer.parseInt(run.get(2)) + 1);
      return years;
    }
    var steps = phrases.takeAll(" in every (\\d+)\\w\\w year from (\\d{4}) to (\\d{4})");
    if (!steps.isEmpty()) {
      int last = Integer.parseInt(steps.get(3));
      for (int i = Integer.parseInt(steps.get(2)); i <= last; i += Integer.parseInt(steps.get(1))) {
        years.set(i);
      }
      return years;
    }
    phrases.need(" in ");
    for (var item : phrases.list("(\\d{4})(?: to (\\d{4}))?", "and")) {
      int first = Integer.parseInt(item.get(1));
      years.set(first, (item.get(2).isEmpty() ? first : Integer.parseInt(item.get(2))) + 1);
    }
    return years;
  }
}
