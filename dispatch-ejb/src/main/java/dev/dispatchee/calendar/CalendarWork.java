// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.schedule.Effort;
import dev.dispatchee.schedule.Occurrence;
import dev.dispatchee.schedule.Schedule;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays the fires of triggers on the hours of a time. The work is bounded: of a trigger with many
 * fires they are counted by the hour and not walked over, and of too many such triggers spread
 * evenly. Not safe for several threads.
 */
final class CalendarWork {

  /** A trigger with more fires than this is a frequent one. */
  static final int MOST_FIRES = 100;

  /** How much is told of what business calendars bar, and as much of what they move. */
  static final int MOST_BARRED = 1_000;

  /** How much is looked at of what business calendars bar and move: some seconds of work. */
  static final long MOST_STEPS = 30_000_000;

  private static final double MILLIS = 1_000;

  /**
   * A trigger that fires often.
   *
   * @param took how long a run usually takes, in milliseconds; null if that is not known
   * @param share how much of one slot its runs take; null if that is not known
   */
  record Often(
      PlannedTrigger trigger,
      Schedule schedule,
      long fires,
      @Nullable Long took,
      @Nullable Double share) {}

  /**
   * What a business calendar bars.
   *
   * @param left fires of one day
   */
  record Barred(PlannedTrigger trigger, Occurrence.LeftOut left) {}

  /** A fire that a business calendar moves away from its time. */
  record Moved(PlannedTrigger trigger, Occurrence.Fire fire) {}

  private final CalendarQuery query;
  private final CalendarLookup calendars;
  private final Map<Long, Long> usual;
  private final Map<ZoneId, HourGrid> grids = new HashMap<>();
  private final List<PlannedTrigger> triggers = new ArrayList<>();
  private final List<Often> frequent = new ArrayList<>();
  private final List<Barred> barred = new ArrayList<>();
  private final List<Moved> moved = new ArrayList<>();
  private final Fires fires;
  private final Effort effort = new Effort(MOST_STEPS);
  private final FireCounts counts;

  /**
   * Begins.
   *
   * @param usual how long runs usually take, in milliseconds, by trigger
   * @param calendars finds the calendars that bind triggers
   */
  CalendarWork(CalendarQuery query, Map<Long, Long> usual, CalendarLookup calendars) {
    this.query = query;
    this.calendars = calendars;
    this.usual = usual;
    this.fires = new Fires(query.from());
    this.counts = new FireCounts(query.from(), query.to(), effort);
    if (query.zone() != null) {
      grid(query.zone());
    }
  }

  void add(PlannedTrigger trigger) {
    trigger.schedule(query.from(), calendars).ifPresent(schedule -> add(trigger, schedule));
  }

  private void add(PlannedTrigger trigger, Schedule schedule) {
    long count = counts.of(schedule);
    if (count > MOST_FIRES) {
      addFrequent(trigger, schedule, count);
    } else if (count > 0 || !trigger.putOff().isZero()) {
      asFarAsAllowed(() -> addFires(trigger, schedule));
    }
    if (trigger.definition().namesCalendar()) {
      asFarAsAllowed(() -> addBarred(trigger, schedule));
    }
  }

  private void asFarAsAllowed(Runnable work) {
    try {
      work.run();
    } catch (Effort.SpentException spent) {
      counts.estimate();
    }
  }

  private void addBarred(PlannedTrigger trigger, Schedule schedule) {
    var before = query.from().minusNanos(1);
    var last = query.to().minusNanos(1);
    if (barred.size() < MOST_BARRED) {
      schedule
          .leftOut(before, last, effort)
          .limit(MOST_BARRED - barred.size())
          .forEach(left -> barred.add(new Barred(trigger, left)));
    }
    if (moved.size() < MOST_BARRED) {
      schedule
          .movedAway(before, last, effort)
          .limit(MOST_BARRED - moved.size())
          .forEach(fire -> moved.add(new Moved(trigger, fire)));
    }
  }

  private void addFires(PlannedTrigger trigger, Schedule schedule) {
    var grid = gridOf(trigger);
    long took = usual.getOrDefault(trigger.id(), 0L);
    int index = triggers.size();
    triggers.add(trigger);
    var putOff = trigger.putOff();
    // Those whose runs start in this time: they are what keeps the slots busy.
    var occurrences = schedule.walk(query.from().minus(putOff).minusNanos(1), effort).iterator();
    while (occurrences.hasNext()) {
      var next = occurrences.next();
      if (!next.at().plus(putOff).isBefore(query.to())) {
        return;
      }
      if (next instanceof Occurrence.Fire fire) {
        long at = fire.at().plus(putOff).toEpochMilli();
        grid.add(at, took);
        // Runs of which nothing is known meet at least those of the same instant.
        fires.add(at, index, fire.note(), at + Math.max(1, took));
      }
    }
  }

  private void addFrequent(PlannedTrigger trigger, Schedule schedule, long count) {
    var took = usual.get(trigger.id());
    var share = took == null ? null : Double.valueOf(share(trigger, count, took, wholeTime()));
    frequent.add(new Often(trigger, schedule, count, took, share));
    var grid = gridOf(trigger);
    var inCells = counts.byCell(schedule, grid);
    for (int i = 0; i < inCells.length; i++) {
      var cell = grid.cells().get(i);
      var length = Duration.between(cell.start, cell.end);
      double slots = took == null ? 0 : share(trigger, inCells[i], took, length);
      cell.addFrequent(inCells[i], slots * length.toMillis() / MILLIS);
    }
  }

  private static double share(PlannedTrigger trigger, long fires, long took, Duration time) {
    double share = (double) fires * took / time.toMillis();
    return trigger.overlaps() ? share : Math.min(1, share);
  }

  private Duration wholeTime() {
    return Duration.between(query.from(), query.to());
  }

  private HourGrid gridOf(PlannedTrigger trigger) {
    return query.zone() == null ? grid(trigger.zone()) : grid(query.zone());
  }

  private HourGrid grid(ZoneId zone) {
    return grids.computeIfAbsent(zone, other -> HourGrid.of(query.from(), query.to(), other));
  }

  /** The triggers of {@link #fires}, by what they are called there. */
  PlannedTrigger trigger(int index) {
    return triggers.get(index);
  }

  @Nullable Long usual(PlannedTrigger trigger) {
    return usual.get(trigger.id());
  }

  /** All fires of triggers that are not frequent, in order. */
  Fires sortedFires() {
    fires.sort();
    return fires;
  }

  List<Often> frequent() {
    return frequent;
  }

  List<Barred> barred() {
    return barred;
  }

  List<Moved> moved() {
    return moved;
  }

  Iterable<HourGrid> grids() {
    return grids.values();
  }

  boolean isEstimated() {
    return counts.areEstimated();
  }
}
