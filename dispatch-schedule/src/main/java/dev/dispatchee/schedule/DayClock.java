// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What the clock shows on a day, as stretches in which it goes on without a change. */
final class DayClock {

  /** A day in milliseconds. */
  static final long DAY = LocalTimes.SECONDS_OF_DAY * 1_000;

  /**
   * Times of a day that are laid on instants, the earlier ones where they come twice.
   *
   * @param from the first millisecond of the day
   * @param to the first after them
   * @param start the instant of the first, in milliseconds since 1970
   * @param isGap whether that is the instant of all of them, as the clock leaves them out
   */
  record Piece(long from, long to, long start, boolean isGap) {}

  /**
   * Instants between two changes of the clock.
   *
   * @param start the first, in milliseconds since 1970
   * @param end the first after them
   * @param time what the clock shows at the first, in milliseconds of the day
   */
  record Run(long start, long end, long time) {}

  private DayClock() {}

  static List<Piece> pieces(LocalDay day) {
    var changes = changes(day);
    if (changes.isEmpty()) {
      return List.of(new Piece(0, DAY, day.whole().from(), false));
    }
    var date = LocalDate.ofEpochDay(day.epochDay());
    var borders = new TreeSet<Long>(List.of(0L, DAY));
    for (var change : changes) {
      borders.add(millisOf(change.getDateTimeBefore(), date));
      borders.add(millisOf(change.getDateTimeAfter(), date));
    }
    var pieces = new ArrayList<Piece>();
    for (long from : borders.headSet(DAY)) {
      if (from >= 0) {
        var local = date.atTime(LocalTime.ofNanoOfDay(from * 1_000_000));
        var change = day.zone().getRules().getTransition(local);
        pieces.add(
            new Piece(
                from,
                Math.min(DAY, borders.higher(from)),
                LocalDay.instantOf(local, day.zone()).toEpochMilli(),
                change != null && change.isGap()));
      }
    }
    return pieces;
  }

  private static long millisOf(LocalDateTime local, LocalDate date) {
    return ChronoUnit.MILLIS.between(date.atStartOfDay(), local);
  }

  static List<Run> runs(LocalDay day) {
    var runs = new ArrayList<Run>();
    long start = day.whole().from();
    for (var change : changes(day)) {
      long end = change.getInstant().toEpochMilli();
      if (end > start && end < day.whole().to()) {
        runs.add(run(day, start, end));
        start = end;
      }
    }
    runs.add(run(day, start, day.whole().to()));
    return runs;
  }

  private static Run run(LocalDay day, long start, long end) {
    var offset = day.zone().getRules().getOffset(Instant.ofEpochMilli(start));
    return new Run(start, end, start + offset.getTotalSeconds() * 1_000L - day.epochDay() * DAY);
  }

  /** The changes of the clock that may have to do with a day. */
  private static List<ZoneOffsetTransition> changes(LocalDay day) {
    var changes = new ArrayList<ZoneOffsetTransition>();
    var rules = day.zone().getRules();
    var change = rules.nextTransition(Instant.ofEpochMilli(day.whole().from() - 1));
    while (change != null && change.getInstant().toEpochMilli() <= day.whole().to()) {
      changes.add(change);
      change = rules.nextTransition(change.getInstant());
    }
    return changes;
  }
}
