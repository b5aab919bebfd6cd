// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.LocalDate;

/**
 * Weeks that begin on a certain day, and their numbers in a year: the first week is the first with
 * four days or more in it.
 *
 * @param firstDay 1 for Monday to 7 for Sunday
 */
record RecurrenceWeeks(int firstDay) {

  private static final int DAYS = 7;
  // 1970-01-01 was a Thursday.
  private static final int FROM_MONDAY = 3;

  /** Which week a date is in, counted from that of 1970-01-01. */
  long number(LocalDate date) {
    return number(date.toEpochDay());
  }

  private long number(long epochDay) {
    return Math.floorDiv(epochDay + FROM_MONDAY - (firstDay - 1), (long) DAYS);
  }

  /** The first day of a week, counted from 1970-01-01. */
  long start(long number) {
    return number * DAYS - FROM_MONDAY + firstDay - 1;
  }

  /** The first day of the first week of a year. */
  long startOfYear(int year) {
    return start(number(LocalDate.of(year, 1, 4).toEpochDay()));
  }

  /** The year that the week of a date belongs to. */
  int year(LocalDate date) {
    // The fourth day of a week is in the year that has most of it.
    return LocalDate.ofEpochDay(start(number(date)) + DAYS / 2).getYear();
  }

  /** The number of a date's week in its year, from 1. */
  int ofYear(LocalDate date) {
    return (int) (number(date) - number(startOfYear(year(date)))) + 1;
  }

  /** How many weeks a year has. */
  int inYear(int year) {
    return (int) (number(startOfYear(year + 1)) - number(startOfYear(year)));
  }
}
