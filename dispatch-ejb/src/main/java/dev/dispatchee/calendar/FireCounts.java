// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import dev.dispatchee.schedule.Effort;
import dev.dispatchee.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the fires of schedules, of equal ones once. Not more than some hundred thousand counts are
 * made, and what business calendars bar and move is looked at to a limit; then fires are spread
 * evenly, and business calendars count for nothing. Not safe for several threads.
 */
final class FireCounts {

  /** So many hours are counted one by one. */
  static final int MOST = 400_000;

  private record Key(Schedule schedule, HourGrid grid) {}

  private final Instant from;
  private final Instant to;
  private final Effort effort;
  private final Map<Schedule, Long> whole = new HashMap<>();
  private final Map<Key, long[]> byCell = new HashMap<>();
  private int counted;
  private boolean estimated;

  /**
   * Of a time.
   *
   * @param effort how much may be looked at
   */
  FireCounts(Instant from, Instant to, Effort effort) {
    this.from = from;
    this.to = to;
    this.effort = effort;
  }

  /** How many fires there are in the whole time. */
  long of(Schedule schedule) {
    return whole.computeIfAbsent(
        schedule,
        other -> {
          var borders = List.of(from.minusNanos(1), to.minusNanos(1));
          try {
            return other.countFires(borders, effort)[0];
          } catch (Effort.SpentException spent) {
            estimated = true;
            return other.withoutCalendars().countFires(borders.get(0), borders.get(1));
          }
        });
  }

  /** How many there are in each cell of a grid of that time, in their order. */
  long[] byCell(Schedule schedule, HourGrid grid) {
    return byCell.computeIfAbsent(
        new Key(schedule, grid), key -> isTooMuch(grid.cells().size()) ? spread(key) : count(key));
  }

  /** Whether some had to be spread. */
  boolean areEstimated() {
    return estimated;
  }

  /** Notes that something is left out. */
  void estimate() {
    estimated = true;
  }

  private boolean isTooMuch(int cells) {
    boolean tooMuch = counted + cells > MOST;
    estimated |= tooMuch;
    counted += tooMuch ? 0 : cells;
    return tooMuch;
  }

  private long[] count(Key key) {
    var cells = key.grid().cells();
    var borders = new ArrayList<Instant>();
    borders.add(from.minusNanos(1));
    cells.forEach(cell -> borders.add(cell.end.minusNanos(1)));
    try {
      return key.schedule().countFires(borders, effort);
    } catch (Effort.SpentException spent) {
      estimated = true;
      return spread(key);
    }
  }

  // Each cell gets what is due until its end, so that together they have all.
  private long[] spread(Key key) {
    double each = (double) of(key.schedule()) / Duration.between(from, to).toMillis();
    return key.grid().cells().stream()
        .mapToLong(
            cell -> Math.round(each * passedAt(cell.end)) - Math.round(each * passedAt(cell.start)))
        .toArray();
  }

  private long passedAt(Instant instant) {
    return Duration.between(from, instant).toMillis();
  }
}
