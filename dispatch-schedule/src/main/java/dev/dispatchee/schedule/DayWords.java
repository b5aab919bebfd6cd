// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Puts the day, month and year fields of an expression into words. */
final class DayWords {

  private final List<CronFields> halves;
  private final MonthWords years;

  DayWords(CronFields fields) {
    var possible = Possible.halves(fields);
    // Every day and also some day is every day.
    this.halves =
        possible.stream()
            .filter(half -> half.isOpen(Field.DAY_OF_MONTH) && half.isOpen(Field.DAY_OF_WEEK))
            .findFirst()
            .map(List::of)
            .orElse(possible);
    this.years = new MonthWords(halves.get(0));
  }

  /** Whether no date is left out. */
  boolean isEveryDay() {
    return text().equals("every day");
  }

  /** "on the last Friday of every month", "every Monday to Friday, from 2027 to 2029". */
  String text() {
    var phrases = halves.stream().flatMap(half -> phrases(half).stream()).toList();
    var days =
        phrases.get(0)
            + phrases.stream()
                .skip(1)
                .map(phrase -> " and also " + (phrase.startsWith("on ") ? phrase : "on " + phrase))
                .collect(Collectors.joining());
    if (years.isEveryYear()) {
      return days;
    }
    return days + (phrases.size() == 1 && years.isOneYear() ? " " : ", ") + years.inYears();
  }

  private static List<String> phrases(CronFields half) {
    boolean anyOfMonth = half.isOpen(Field.DAY_OF_MONTH);
    boolean anyOfWeek = half.isOpen(Field.DAY_OF_WEEK);
    if (anyOfMonth && anyOfWeek) {
      return List.of("every day" + new MonthWords(half).in());
    }
    if (anyOfMonth) {
      return ofWeek(half);
    }
    return List.of(anyOfWeek ? ofMonth(half) : ofMonth(half) + ", if it is " + condition(half));
  }

  private static String ofMonth(CronFields half) {
    var months = new MonthWords(half);
    var days = half.values(Field.DAY_OF_MONTH);
    var items = new ArrayList<String>();
    Listing.progression(days)
        .ifPresentOrElse(
            steps ->
                items.add(
                    "every %s day from %s to %s"
                        .formatted(
                            Listing.ordinal(steps.step()),
                            DayNames.the(steps.first()),
                            DayNames.the(steps.last()))),
            () -> items.addAll(Listing.runs(days, DayNames::the)));
    // Where several days follow each other, nobody misses those that the month does not have.
    boolean lacks =
        Listing.progression(days).isEmpty()
            && Listing.needed(days).stream().anyMatch(day -> day > months.shortest());
    return on(items, lacks, days.cardinality(), special(half, Field.DAY_OF_MONTH), months);
  }

  private static List<String> ofWeek(CronFields half) {
    var months = new MonthWords(half);
    var phrases = new ArrayList<String>();
    var weekdays = half.values(Field.DAY_OF_WEEK);
    if (!weekdays.isEmpty()) {
      var days = DayNames.weekdays(weekdays);
      phrases.add("every " + Listing.join(days, "and") + months.in());
    }
    var special = special(half, Field.DAY_OF_WEEK);
    if (!special.isEmpty()) {
      phrases.add(on(List.of(), false, 0, special, months));
    }
    return phrases;
  }

  /**
   * "on the 15th and the last day of every month", and that months without such a day are left out.
   *
   * @param lacks whether a month may lack one of the days
   * @param count how many these are
   */
  private static String on(
      List<String> days, boolean lacks, int count, List<Part.DayPart> special, MonthWords months) {
    var items = new ArrayList<>(days);
    special.stream().map(DayNames::of).forEach(items::add);
    var on = "on %s %s".formatted(Listing.join(items, "and"), months.of());
    boolean none =
        lacks || !special.stream().allMatch(day -> DayNames.isIn(months.shortest(), day));
    if (!none || months.isOneMonth()) {
      return on;
    }
    return on
        + (count + special.size() == 1
            ? " that has one"
            : " (a day that a month does not have is left out)");
  }

  private static String condition(CronFields half) {
    var days = new ArrayList<>(DayNames.someWeekdays(half.values(Field.DAY_OF_WEEK)));
    special(half, Field.DAY_OF_WEEK).stream()
        .map(day -> DayNames.of(day) + " of the month")
        .forEach(days::add);
    return Listing.join(days, "or");
  }

  private static List<Part.DayPart> special(CronFields half, Field field) {
    return half.parts(field).stream()
        .filter(Part.DayPart.class::isInstance)
        .map(Part.DayPart.class::cast)
        .distinct()
        .toList();
  }
}
