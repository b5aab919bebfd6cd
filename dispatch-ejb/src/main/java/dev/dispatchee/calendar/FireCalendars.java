// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.calendar.FireCalendar.ClockChange;
import dev.dispatchee.calendar.FireCalendar.Collision;
import dev.dispatchee.calendar.FireCalendar.Frequent;
import dev.dispatchee.calendar.FireCalendar.Hour;
import dev.dispatchee.calendar.FireCalendar.Item;
import dev.dispatchee.schedule.Note;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes calendars of triggers; a pure function of what it is given. */
final class FireCalendars {

  /** How many fires are told one by one. */
  static final int MOST_ITEMS = 5_000;

  /** How many frequent triggers are told. */
  static final int MOST_FREQUENT = 1_000;

  private static final double ROUNDING = 10_000;

  private FireCalendars() {}

  /**
   * The calendar of some triggers.
   *
   * @param all whether these are all triggers that were asked for
   * @param usual how long runs usually take, in milliseconds, by trigger
   * @param slots how many runs there can be at once
   * @param calendars finds the calendars that bind triggers
   */
  static FireCalendar of(
      CalendarQuery query,
      List<PlannedTrigger> triggers,
      boolean all,
      Map<Long, Long> usual,
      int slots,
      CalendarLookup calendars) {
    var work = new CalendarWork(query, usual, calendars);
    triggers.forEach(work::add);
    var fires = work.sortedFires();
    var load = Load.of(query.from(), query.to(), fires.starts(), fires.ends());
    for (var grid : work.grids()) {
      grid.cells().forEach(cell -> load.addShare(cell.start, cell.end, slotsOf(cell)));
    }
    var zone = query.zone();
    return new FireCalendar(
        query.from(),
        query.to(),
        zone == null ? null : zone.getId(),
        slots,
        zone == null ? ownHours(work, load) : hours(work, load),
        items(work, fires),
        frequent(work.frequent()),
        work.barred().stream()
            .sorted(Comparator.comparing(one -> one.left().first()))
            .map(FireCalendars::barred)
            .toList(),
        work.moved().stream()
            .map(FireCalendars::moved)
            .sorted(Comparator.comparing(FireCalendar.Moved::movedFrom))
            .toList(),
        collisions(query, load, slots),
        zone == null ? List.of() : clockChanges(query, zone),
        !all || fires.count() > MOST_ITEMS || work.frequent().size() > MOST_FREQUENT,
        work.isEstimated());
  }

  private static double slotsOf(HourGrid.Cell cell) {
    return cell.busySecondsOfFrequent / Duration.between(cell.start, cell.end).toSeconds();
  }

  private static List<Hour> hours(CalendarWork work, Load load) {
    var hours = new ArrayList<Hour>();
    for (var grid : work.grids()) {
      for (var cell : grid.cells()) {
        hours.add(
            new Hour(
                cell.start,
                text(cell.localHour),
                cell.fires,
                Math.round(cell.busySeconds),
                load.mostWithin(cell.start, cell.end)));
      }
    }
    return hours;
  }

  private static List<Hour> ownHours(CalendarWork work, Load load) {
    var hours = new TreeMap<LocalDateTime, Hour>();
    for (var grid : work.grids()) {
      for (var cell : grid.cells()) {
        if (cell.fires > 0 || cell.busySeconds > 0) {
          var hour =
              new Hour(
                  null,
                  text(cell.localHour),
                  cell.fires,
                  Math.round(cell.busySeconds),
                  load.mostWithin(cell.start, cell.end));
          hours.merge(cell.localHour, hour, FireCalendars::together);
        }
      }
    }
    return List.copyOf(hours.values());
  }

  private static Hour together(Hour one, Hour other) {
    return new Hour(
        null,
        one.localHour(),
        one.fires() + other.fires(),
        one.expectedBusySeconds() + other.expectedBusySeconds(),
        Math.max(one.mostAtOnce(), other.mostAtOnce()));
  }

  private static String text(LocalDateTime hour) {
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(hour);
  }

  private static List<Item> items(CalendarWork work, Fires fires) {
    return IntStream.range(0, Math.min(fires.count(), MOST_ITEMS))
        .mapToObj(fires::get)
        .map(fire -> item(work, fire))
        .toList();
  }

  private static Item item(CalendarWork work, Fires.Fire fire) {
    var trigger = work.trigger(fire.trigger());
    var zone = trigger.zone();
    var at = fire.at().minus(trigger.putOff());
    return new Item(
        trigger.id(),
        trigger.name(),
        trigger.active(),
        zone.getId(),
        at,
        fire.at(),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone)),
        work.usual(trigger),
        fire.note() == Note.NONE ? null : fire.note());
  }

  private static FireCalendar.Barred barred(CalendarWork.Barred one) {
    var trigger = one.trigger();
    var zone = trigger.zone();
    return new FireCalendar.Barred(
        trigger.id(),
        trigger.name(),
        trigger.active(),
        zone.getId(),
        one.left().first(),
        one.left().at(),
        one.left().count(),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(one.left().first().atZone(zone)));
  }

  private static FireCalendar.Moved moved(CalendarWork.Moved one) {
    var trigger = one.trigger();
    var from = Objects.requireNonNull(one.fire().movedFrom());
    return new FireCalendar.Moved(
        trigger.id(),
        trigger.name(),
        trigger.active(),
        trigger.zone().getId(),
        from,
        one.fire().at(),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(from.atZone(trigger.zone())));
  }

  private static List<Frequent> frequent(List<CalendarWork.Often> found) {
    return found.stream()
        .sorted(
            Comparator.comparing((CalendarWork.Often one) -> one.share() == null ? 0 : one.share())
                .thenComparing(CalendarWork.Often::fires)
                .reversed()
                .thenComparing(one -> one.trigger().id()))
        .limit(MOST_FREQUENT)
        .map(FireCalendars::frequent)
        .toList();
  }

  private static Frequent frequent(CalendarWork.Often one) {
    var share = one.share();
    return new Frequent(
        one.trigger().id(),
        one.trigger().name(),
        one.trigger().active(),
        one.schedule().describe(),
        one.fires(),
        one.took(),
        share == null ? null : Double.valueOf(Math.round(share * ROUNDING) / ROUNDING));
  }

  private static List<Collision> collisions(CalendarQuery query, Load load, int slots) {
    if (slots == 0) {
      return List.of();
    }
    var zone = query.zone() == null ? ZoneId.of("UTC") : query.zone();
    var collisions = new ArrayList<Collision>();
    for (var cell : HourGrid.of(query.from(), query.to(), zone).cells()) {
      int most = load.mostWithin(cell.start, cell.end);
      if (most > slots) {
        var at = load.firstWith(most, cell.start, cell.end).orElse(cell.start);
        collisions.add(new Collision(cell.start, at, most, load.freeNear(at).orElse(null)));
      }
    }
    return collisions;
  }

  private static List<ClockChange> clockChanges(CalendarQuery query, ZoneId zone) {
    var changes = new ArrayList<ClockChange>();
    var change = zone.getRules().nextTransition(query.from().minusNanos(1));
    while (change != null && change.getInstant().isBefore(query.to())) {
      changes.add(
          new ClockChange(
              change.getInstant(),
              change.getOffsetBefore().getId(),
              change.getOffsetAfter().getId()));
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return changes;
  }
}
