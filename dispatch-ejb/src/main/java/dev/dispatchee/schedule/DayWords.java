// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the day, month and year fields of an expression into words. */
final class DayWords {

  private static final String WEEKDAY = "weekday (Monday to Friday)";

  private final CronFields fields;
  private final BitSet daysOfMonth;
  private final BitSet daysOfWeek;
  private final BitSet months;
  private final BitSet years;

  DayWords(CronFields fields) {
    this.fields = fields;
    this.daysOfMonth = fields.values(Field.DAY_OF_MONTH);
    this.daysOfWeek = fields.values(Field.DAY_OF_WEEK);
    this.months = fields.values(Field.MONTH);
    this.years = fields.values(Field.YEAR);
  }

  /**
   * "on the last Friday of every month", "every Monday to Friday in 2026".
   *
   * @param everyDay what to say of every day
   */
  String text(String everyDay) {
    return Stream.of(days(everyDay), inYears())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private String days(String everyDay) {
    boolean anyOfMonth = isAll(daysOfMonth, Field.DAY_OF_MONTH);
    boolean anyOfWeek = isAll(daysOfWeek, Field.DAY_OF_WEEK);
    if (fields.bothDays() ? anyOfMonth && anyOfWeek : anyOfMonth || anyOfWeek) {
      return (everyDay + inMonths()).strip();
    }
    if (!fields.bothDays()) {
      return ofMonth() + " and " + ofWeek();
    }
    if (anyOfMonth) {
      return ofWeek();
    }
    return anyOfWeek ? ofMonth() : ofMonth() + " if it is " + condition();
  }

  private String ofMonth() {
    var items = new ArrayList<String>();
    Listing.progression(daysOfMonth)
        .ifPresentOrElse(
            steps ->
                items.add(
                    "every %s day from %s to %s"
                        .formatted(
                            Listing.ordinal(steps.step()), the(steps.first()), the(steps.last()))),
            () -> items.addAll(Listing.runs(daysOfMonth, DayWords::the)));
    items.addAll(special(Field.DAY_OF_MONTH));
    return "on %s %s".formatted(Listing.join(items, "and"), ofMonths());
  }

  private String ofWeek() {
    var phrases = new ArrayList<String>();
    if (!daysOfWeek.isEmpty()) {
      var days = Listing.runs(mondayFirst(), DayWords::weekday);
      phrases.add("every " + Listing.join(days, "and") + inMonths());
    }
    var special = special(Field.DAY_OF_WEEK);
    if (!special.isEmpty()) {
      phrases.add("on %s %s".formatted(Listing.join(special, "and"), ofMonths()));
    }
    return String.join(" and ", phrases);
  }

  private String condition() {
    var days = new ArrayList<String>();
    mondayFirst().stream().mapToObj(day -> "a " + weekday(day)).forEach(days::add);
    special(Field.DAY_OF_WEEK).forEach(day -> days.add(day + " of the month"));
    return Listing.join(days, "or");
  }

  private List<String> special(Field field) {
    return fields.parts(field).stream().flatMap(part -> special(part).stream()).distinct().toList();
  }

  private static List<String> special(Part part) {
    if (part instanceof Part.LastDay last) {
      return List.of(last(last));
    }
    if (part instanceof Part.NearestWeekday nearest) {
      return List.of("the %s nearest to %s".formatted(WEEKDAY, the(nearest.day())));
    }
    if (part instanceof Part.LastWeekday last) {
      return List.of("the last " + weekday(fromMonday(last.weekday())));
    }
    if (part instanceof Part.NthWeekday nth) {
      return List.of("%s %s".formatted(the(nth.nth()), weekday(fromMonday(nth.weekday()))));
    }
    return List.of();
  }

  private static String last(Part.LastDay last) {
    if (last.before() == 0) {
      return "the last " + (last.weekday() ? WEEKDAY : "day");
    }
    var day = "%s day before the last".formatted(the(last.before()));
    return last.weekday() ? "the %s nearest to %s".formatted(WEEKDAY, day) : day;
  }

  private String ofMonths() {
    if (isAll(months, Field.MONTH)) {
      return "of every month";
    }
    return "of %s%s".formatted(isAll(years, Field.YEAR) ? "every " : "", monthNames());
  }

  private String inMonths() {
    return isAll(months, Field.MONTH) ? "" : " in " + monthNames();
  }

  private String monthNames() {
    return Listing.join(
        Listing.runs(
            months, month -> Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
        "and");
  }

  private String inYears() {
    if (isAll(years, Field.YEAR)) {
      return "";
    }
    return Listing.progression(years)
        .map(
            steps ->
                "in every %s year from %d to %d"
                    .formatted(Listing.ordinal(steps.step()), steps.first(), steps.last()))
        .orElseGet(() -> "in " + Listing.join(Listing.runs(years, Integer::toString), "and"));
  }

  private static boolean isAll(BitSet values, Field field) {
    return values.cardinality() == field.size();
  }

  // People's week begins on Monday, the expression's on Sunday.
  private BitSet mondayFirst() {
    var days = new BitSet();
    daysOfWeek.stream().map(DayWords::fromMonday).forEach(days::set);
    return days;
  }

  private static int fromMonday(int weekday) {
    return weekday == 1 ? 7 : weekday - 1;
  }

  private static String weekday(int fromMonday) {
    return DayOfWeek.of(fromMonday).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String the(int number) {
    return "the " + Listing.ordinal(number);
  }
}
