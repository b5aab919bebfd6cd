// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A day by the clock of a zone.
 *
 * @param epochDay its date, counted from 1970-01-01
 * @param zone the zone
 * @param whole from its first millisecond to that of the next day
 */
record LocalDay(long epochDay, ZoneId zone, Span whole) {

  /** The day of an instant. */
  static LocalDay at(Instant instant, ZoneId zone) {
    return of(LocalDateTime.ofInstant(instant, zone).toLocalDate(), zone);
  }

  static LocalDay of(LocalDate date, ZoneId zone) {
    var start = instantOf(date.atStartOfDay(), zone);
    var end = instantOf(date.plusDays(1).atStartOfDay(), zone);
    return new LocalDay(
        date.toEpochDay(), zone, new Span(start.toEpochMilli(), end.toEpochMilli()));
  }

  /** The first millisecond of the day of a date, counted from 1970-01-01. */
  static long startOf(long epochDay, ZoneId zone) {
    return instantOf(LocalDate.ofEpochDay(epochDay).atStartOfDay(), zone).toEpochMilli();
  }

  /** The millisecond of a second of it; 86,400 for its end. */
  long millisAt(int second) {
    var date = LocalDate.ofEpochDay(epochDay);
    if (second == LocalTimes.SECONDS_OF_DAY) {
      return whole.to();
    }
    return instantOf(date.atTime(LocalTime.ofSecondOfDay(second)), zone).toEpochMilli();
  }

  /**
   * When a clock shows a local time: the earlier instant if it comes twice, the end of the gap if
   * it does not exist.
   */
  static Instant instantOf(LocalDateTime local, ZoneId zone) {
    var rules = zone.getRules();
    var change = rules.getTransition(local);
    if (change != null && change.isGap()) {
      return change.getInstant();
    }
    ZoneOffset offset = change == null ? rules.getOffset(local) : change.getOffsetBefore();
    return local.toInstant(offset);
  }
}
