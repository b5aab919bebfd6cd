// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.LocalDate;

/**
 * The days of one month of one year.
 *
 * @param firstDay the first of the month, counted from 1970-01-01
 * @param length how many days it has
 */
record CalendarPage(long firstDay, int length) {

  private static final int SUNDAY = 1;
  private static final int SATURDAY = 7;
  private static final int FIRST_OF_EACH_WEEK = 1 << 1 | 1 << 8 | 1 << 15 | 1 << 22 | 1 << 29;
  // 1970-01-01 was a Thursday.
  private static final int WEEKDAY_OF_EPOCH = 4;

  static CalendarPage of(int year, int month) {
    var first = LocalDate.of(year, month, 1);
    return new CalendarPage(first.toEpochDay(), first.lengthOfMonth());
  }

  /** All days, as bits 1 to 31. */
  int all() {
    return (int) ((1L << (length + 1)) - 2);
  }

  /** The days on a weekday, as bits 1 to 31. */
  int daysOn(int weekday) {
    int skip = Math.floorMod(weekday - weekdayOf(1), 7);
    return (int) ((long) FIRST_OF_EACH_WEEK << skip) & all();
  }

  /** The Monday to Friday nearest to a day, without leaving the month. */
  int nearestWeekday(int day) {
    return switch (weekdayOf(day)) {
      case SATURDAY -> day == 1 ? 3 : day - 1;
      case SUNDAY -> day == length ? day - 2 : day + 1;
      default -> day;
    };
  }

  private int weekdayOf(int day) {
    return Math.floorMod(firstDay + day - 1 + WEEKDAY_OF_EPOCH, 7) + 1;
  }
}
