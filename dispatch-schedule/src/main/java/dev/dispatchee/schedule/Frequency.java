// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/** How often a recurrence rule comes round: the unit of its periods, as RFC 5545 names them. */
enum Frequency {
  SECONDLY(1, "second"),
  MINUTELY(60, "minute"),
  HOURLY(3600, "hour"),
  DAILY(0, "day"),
  WEEKLY(0, "week"),
  MONTHLY(0, "month"),
  YEARLY(0, "year");

  private final int seconds;
  private final String unit;

  Frequency(int seconds, String unit) {
    this.seconds = seconds;
    this.unit = unit;
  }

  /** Whether its periods are shorter than a day. */
  boolean isWithinDay() {
    return seconds > 0;
  }

  /** How long a period within a day is. */
  int seconds() {
    return seconds;
  }

  /** What a period is called. */
  String unit() {
    return unit;
  }
}
