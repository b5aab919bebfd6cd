// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What fires when. Immutable, safe for several threads.
 *
 * <p>Its fires and skipped times are fixed sets of instants; every method is a pure function of the
 * schedule and its argument. Two schedules are equal if they are of one kind and made of equal
 * parts.
 */
public sealed interface Schedule
    permits CalendarSchedule, CronSchedule, IntervalSchedule, OnceSchedule, RecurrenceSchedule {

  /**
   * All that happens at the first instant after the given one at which anything does.
   *
   * @return one occurrence; more, the fire last, where a gap or what a calendar bars ends at a
   *     fire; none if nothing will ever happen again
   */
  List<Occurrence> nextAt(Instant after);

  /**
   * How many fires there are after the first instant and up to the second, that one included.
   *
   * <p>They are not walked over one by one: it costs microseconds for each day, or less.
   */
  long countFires(Instant after, Instant upTo);

  /**
   * What is skipped after the first instant and up to the second, that one included, in order.
   *
   * <p>Looks at the changes of the clock alone, whatever fires between them.
   */
  default List<Occurrence.Skip> skips(Instant after, Instant upTo) {
    return List.of();
  }

  /**
   * How many fires there are between each of some instants and the one after it, which is included;
   * it costs much less than to count them one after the other.
   *
   * @param borders the instants in order, two or more
   * @throws Effort.SpentException if that is more work than is allowed
   */
  default long[] countFires(List<Instant> borders, Effort effort) {
    return CalendarCounts.oneByOne(this, borders);
  }

  /**
   * What a calendar bars after the first instant and up to the second, that one included, in order.
   */
  default List<Occurrence.LeftOut> leftOut(Instant after, Instant upTo) {
    return leftOut(after, upTo, Effort.unlimited()).toList();
  }

  /**
   * The same, computed as it is asked for.
   *
   * @throws Effort.SpentException once that is more work than is allowed
   */
  default Stream<Occurrence.LeftOut> leftOut(Instant after, Instant upTo, Effort effort) {
    return Stream.empty();
  }

  /**
   * The fires that a calendar moves away from their times after the first instant and up to the
   * second, that one included, by these times, computed as they are asked for.
   *
   * @throws Effort.SpentException once that is more work than is allowed
   */
  default Stream<Occurrence.Fire> movedAway(Instant after, Instant upTo, Effort effort) {
    return Stream.empty();
  }

  /** What would fire if there were no calendars. */
  default Schedule withoutCalendars() {
    return this;
  }

  /**
   * In English words: the local times and their zone, or the instants, and the window. Schedules
   * with equal words differ at most in what they do where the clock changes.
   */
  String describe();

  /**
   * The next fire or skipped time strictly after the given instant; where both meet, the fire.
   *
   * <p>To walk over all of them use {@link #walk} or {@link #nextAt}, which lose none.
   *
   * @return empty: never again
   */
  default Optional<Occurrence> next(Instant after) {
    var occurrences = nextAt(after);
    return occurrences.isEmpty()
        ? Optional.empty()
        : Optional.of(occurrences.get(occurrences.size() - 1));
  }

  /**
   * The next fire strictly after the given instant, whatever is skipped before it.
   *
   * @return empty: never again
   */
  default Optional<Instant> nextFire(Instant after) {
    var next = next(after);
    while (next.isPresent() && !(next.get() instanceof Occurrence.Fire)) {
      next = next(next.get().at());
    }
    return next.map(Occurrence::at);
  }

  /** Whether something happens after the given instant, but nothing of it is a fire. */
  default boolean onlySkipsAfter(Instant after) {
    return !nextAt(after).isEmpty() && nextFire(after).isEmpty();
  }

  /** Everything that happens after the given instant, in order, computed as it is asked for. */
  default Stream<Occurrence> walk(Instant after) {
    return Stream.iterate(
            nextAt(after),
            occurrences -> !occurrences.isEmpty(),
            occurrences -> nextAt(occurrences.get(0).at()))
        .flatMap(List::stream);
  }

  /**
   * The same.
   *
   * @throws Effort.SpentException once that is more work than is allowed
   */
  default Stream<Occurrence> walk(Instant after, Effort effort) {
    return walk(after);
  }

  /** Fires at the local times of an expression. */
  static Schedule cron(
      CronExpression expression, ZoneId zone, DaylightSavingRule rule, Window window) {
    return new CronSchedule(expression, zone, rule, window);
  }

  /**
   * Fires at the local times of a recurrence rule.
   *
   * @param start its DTSTART: none is before it, COUNT and INTERVAL count from it, and it fills in
   *     what the rule leaves open
   */
  static Schedule recurrence(
      RecurrenceRule recurrence,
      Instant start,
      ZoneId zone,
      DaylightSavingRule rule,
      Window window) {
    return new RecurrenceSchedule(recurrence, start, zone, rule, window);
  }

  /**
   * Fires at the anchor and at every whole number of intervals after it, of elapsed time.
   *
   * @throws IllegalArgumentException if the interval is not a whole number of seconds, at least 1
   */
  static Schedule interval(Duration interval, Instant anchor, Window window) {
    return new IntervalSchedule(interval, anchor, window);
  }

  /** Fires once. */
  static Schedule once(Instant at, Window window) {
    return new OnceSchedule(at, window);
  }

  /**
   * Fires as another schedule does, where calendars let it.
   *
   * @param window that of the other schedule, outside of which nothing is moved
   */
  static Schedule bound(Schedule base, CalendarBinding binding, Window window) {
    return new CalendarSchedule(base, binding, window);
  }
}
