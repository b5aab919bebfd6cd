// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.quartz;

import dev.dispatchee.cli.convert.fires.ForeignFires;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When Quartz fires every so many days, weeks, months or years: at the local time of the first
 * fire, as long as the clock neither leaves that out nor repeats it.
 *
 * @param first the first fire
 * @param interval how many
 * @param unit of what
 * @param zone of the clock
 */
record CalendarFires(LocalDateTime first, long interval, ChronoUnit unit, ZoneId zone)
    implements ForeignFires {

  static Optional<ForeignFires> of(Instant start, long interval, String unit, ZoneId zone) {
    return Optional.of(
        new CalendarFires(
            start.atZone(zone).toLocalDateTime(), interval, ChronoUnit.valueOf(unit + "S"), zone));
  }

  /** Whether one of the next two changes of the clock leaves that time out, or repeats it. */
  static boolean isMovedByClocks(LocalTime time, ZoneId zone, Instant after) {
    var change = zone.getRules().nextTransition(after);
    for (int i = 0; i < 2 && change != null; i++) {
      var before = change.getDateTimeBefore().toLocalTime();
      var behind = change.getDateTimeAfter().toLocalTime();
      var first = change.isGap() ? before : behind;
      var end = change.isGap() ? behind : before;
      if (!time.isBefore(first) && time.isBefore(end)) {
        return true;
      }
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return false;
  }

  @Override
  public String engine() {
    return "Quartz";
  }

  @Override
  public Optional<Instant> next(Instant after) {
    var passed =
        Math.max(0, first.until(after.atZone(zone).toLocalDateTime(), unit) / interval - 1);
    var next = at(passed);
    while (!next.isAfter(after)) {
      passed++;
      next = at(passed);
    }
    return Optional.of(next);
  }

  private Instant at(long count) {
    return first.plus(count * interval, unit).atZone(zone).toInstant();
  }
}
