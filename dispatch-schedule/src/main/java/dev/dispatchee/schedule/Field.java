// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/** The fields of a cron expression, in the order of the Quartz form. */
enum Field {
  SECOND("second", 0, 59, ""),
  MINUTE("minute", 0, 59, ""),
  HOUR("hour", 0, 23, ""),
  DAY_OF_MONTH("day-of-month", 1, 31, ""),
  MONTH(
      "month",
      1,
      12,
      "JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER"),
  DAY_OF_WEEK("day-of-week", 1, 7, "SUNDAY MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY"),
  YEAR("year", 1970, 2199, "");

  private static final int SHORT_NAME = 3;

  private final String label;
  private final int min;
  private final int max;
  private final String names;

  Field(String label, int min, int max, String names) {
    this.label = label;
    this.min = min;
    this.max = max;
    this.names = names;
  }

  /** What people call it. */
  String label() {
    return label;
  }

  int min() {
    return min;
  }

  int max() {
    return max;
  }

  /** How many values there are. */
  int size() {
    return max - min + 1;
  }

  /** The largest step that means anything: as in Quartz, and for years their whole range. */
  int largestStep() {
    return this == YEAR ? max - min : max;
  }

  /** Whether it selects days and may be left open with {@code ?}. */
  boolean isDay() {
    return this == DAY_OF_MONTH || this == DAY_OF_WEEK;
  }

  /** The value that a name or its first three letters stand for, in capitals; -1 if it is none. */
  int named(String text) {
    if (text.length() < SHORT_NAME) {
      return -1;
    }
    int value = min;
    for (var name : names.split(" ", -1)) {
      if (name.startsWith(text) && (text.length() == SHORT_NAME || text.equals(name))) {
        return value;
      }
      value++;
    }
    return -1;
  }
}
