// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import dev.dispatchee.schedule.Note;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What will fire in a time; the names are those of the API.
 *
 * @param timeZoneId by whose clock hours are told; null: by each trigger's own
 * @param slots how many runs the nodes that are alive can have in progress together
 * @param hours every hour of the time; by each trigger's own clock only those with fires
 * @param items fires of triggers that do not fire often, in order; the first 5,000 of them
 * @param frequent triggers that fire often, the busiest first; 1,000 of them at most
 * @param barred what business calendars bar, in order; 1,000 entries at most
 * @param moved what business calendars move away from this time, in order; 1,000 fires at most
 * @param collisions hours with more runs at once than there are slots
 * @param clockChanges changes of the zone's clock
 * @param truncated whether fires, frequent triggers, or triggers beyond the first 10,000 were left
 *     out
 * @param estimated whether the fires of some frequent triggers were spread over the hours evenly,
 *     because there are too many to be counted
 */
public record FireCalendar(
    Instant from,
    Instant to,
    @Nullable String timeZoneId,
    int slots,
    List<Hour> hours,
    List<Item> items,
    List<Frequent> frequent,
    List<Barred> barred,
    List<Moved> moved,
    List<Collision> collisions,
    List<ClockChange> clockChanges,
    boolean truncated,
    boolean estimated) {

  /** Copies the lists. */
  public FireCalendar {
    hours = List.copyOf(hours);
    items = List.copyOf(items);
    frequent = List.copyOf(frequent);
    barred = List.copyOf(barred);
    moved = List.copyOf(moved);
    collisions = List.copyOf(collisions);
    clockChanges = List.copyOf(clockChanges);
  }

  /**
   * One hour.
   *
   * @param start when it begins; null by each trigger's own clock
   * @param localHour what the clock shows then
   * @param fires how many fires
   * @param expectedBusySeconds how long runs are expected to take in it, all together
   * @param mostAtOnce how many runs are expected at once at most
   */
  public record Hour(
      @Nullable Instant start,
      String localHour,
      long fires,
      long expectedBusySeconds,
      int mostAtOnce) {}

  /**
   * One fire.
   *
   * @param fireDate when
   * @param startDate when its run is to start: later than that where starts are put off
   * @param localDateTime the same by the clock of the trigger, with its offset
   * @param expectedDurationMillis how long its run will take, if it is as usual; null if that is
   *     not known
   * @param note what a change of the clock or a business calendar has to do with it; null for
   *     nothing
   */
  public record Item(
      long triggerId,
      String triggerName,
      boolean active,
      String timeZoneId,
      Instant fireDate,
      Instant startDate,
      String localDateTime,
      @Nullable Long expectedDurationMillis,
      @Nullable Note note) {}

  /**
   * A trigger that fires often.
   *
   * @param scheduleDescription its schedule in words
   * @param fires how many fires
   * @param expectedDurationMillis how long one run will take; null if that is not known
   * @param slotShare how much of one slot its runs take, 0 to 1, and more only if they overlap;
   *     null if that is not known
   */
  public record Frequent(
      long triggerId,
      String triggerName,
      boolean active,
      String scheduleDescription,
      long fires,
      @Nullable Long expectedDurationMillis,
      @Nullable Double slotShare) {}

  /**
   * Fires of one day that do not take place because a business calendar bars their time.
   *
   * @param first the first of them
   * @param last the last of them
   * @param count how many they are
   * @param localDateTime the first by the clock of the trigger, with its offset
   */
  public record Barred(
      long triggerId,
      String triggerName,
      boolean active,
      String timeZoneId,
      Instant first,
      Instant last,
      int count,
      String localDateTime) {}

  /**
   * A fire that takes place on another day because a business calendar bars its time.
   *
   * @param movedFrom when it would be
   * @param fireDate when it is
   * @param localDateTime when it would be by the clock of the trigger, with its offset
   */
  public record Moved(
      long triggerId,
      String triggerName,
      boolean active,
      String timeZoneId,
      Instant movedFrom,
      Instant fireDate,
      String localDateTime) {}

  /**
   * An hour in which more runs are expected at once than there are slots.
   *
   * @param start when the hour begins
   * @param at the first minute with so many
   * @param mostAtOnce how many
   * @param freeMinute the nearest minute within three hours in which nothing is expected to run;
   *     null if there is none
   */
  public record Collision(
      Instant start, Instant at, int mostAtOnce, @Nullable Instant freeMinute) {}

  /**
   * A change of the clock.
   *
   * @param from the offset before
   * @param to the offset from then on
   */
  public record ClockChange(Instant at, String from, String to) {}
}
