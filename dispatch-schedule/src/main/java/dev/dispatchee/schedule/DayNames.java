// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** What single days are called. */
final class DayNames {

  private static final String WEEKDAY = "weekday (Monday to Friday)";
  private static final String NEAREST =
      "the weekday (Monday to Friday, within the month) nearest to ";

  private DayNames() {}

  /** "the 15th". */
  static String the(int day) {
    return "the " + Listing.ordinal(day);
  }

  /** "Monday"; Sunday is 1. */
  static String weekday(int weekday) {
    return fromMonday(mondayFirst(weekday));
  }

  /** Days of the week in the order that people have for them: "Monday to Friday", "Sunday". */
  static List<String> weekdays(BitSet weekdays) {
    return Listing.around(mondayFirst(weekdays), 1, 7, DayNames::fromMonday);
  }

  /** The same one by one: "a Monday". */
  static List<String> someWeekdays(BitSet weekdays) {
    return mondayFirst(weekdays).stream().mapToObj(day -> "a " + fromMonday(day)).toList();
  }

  /** "the last day", "the 1st Monday"; of which month is not said. */
  static String of(Part.DayPart part) {
    if (part instanceof Part.LastDay last) {
      return of(last);
    }
    if (part instanceof Part.NearestWeekday nearest) {
      return NEAREST + the(nearest.day());
    }
    if (part instanceof Part.LastWeekday last) {
      return "the last " + weekday(last.weekday());
    }
    var nth = (Part.NthWeekday) part;
    return "%s %s".formatted(the(nth.nth()), weekday(nth.weekday()));
  }

  private static String of(Part.LastDay last) {
    if (last.before() == 0) {
      return "the last " + (last.weekday() ? WEEKDAY : "day");
    }
    var day = "the %s last day".formatted(nth(last.before() + 1));
    return last.weekday() ? NEAREST + day : day;
  }

  private static String nth(int number) {
    return switch (number) {
      case 2 -> "second";
      case 3 -> "third";
      default -> Listing.ordinal(number);
    };
  }

  /** Whether every month of so many days has it. */
  static boolean isIn(int length, Part.DayPart part) {
    if (part instanceof Part.LastDay last) {
      return last.before() < length;
    }
    if (part instanceof Part.NearestWeekday nearest) {
      return nearest.day() <= length;
    }
    return !(part instanceof Part.NthWeekday nth) || nth.nth() * 7 <= length;
  }

  // People's week begins on Monday, the expression's on Sunday.
  private static BitSet mondayFirst(BitSet weekdays) {
    var days = new BitSet();
    weekdays.stream().map(DayNames::mondayFirst).forEach(days::set);
    return days;
  }

  private static int mondayFirst(int weekday) {
    return weekday == 1 ? 7 : weekday - 1;
  }

  private static String fromMonday(int weekday) {
    return DayOfWeek.of(weekday).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
