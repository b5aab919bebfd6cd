// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/**
 * A day of the week in a recurrence rule.
 *
 * @param nth which of them in the month or year, from the end if negative; 0: every one
 * @param weekday 1 for Monday to 7 for Sunday
 */
record NthDay(int nth, int weekday) {

  /**
   * Whether a day is the one that is meant.
   *
   * @param day the number of the day in its month or year, from 1
   * @param length how many days that has
   */
  boolean is(int day, int length) {
    return nth == 0 || (nth > 0 ? (day - 1) / 7 + 1 == nth : (length - day) / 7 + 1 == -nth);
  }
}
