// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import dev.dispatchee.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the fires of schedules, of equal ones once. Not more than some hundred thousand counts are
 * made; then fires are spread evenly. Not safe for several threads.
 */
final class FireCounts {

  /** So many hours are counted one by one. */
  static final int MOST = 400_000;

  private record Key(Schedule schedule, HourGrid grid) {}

  private final Instant from;
  private final Instant to;
  private final Map<Schedule, Long> whole = new HashMap<>();
  private final Map<Key, long[]> byCell = new HashMap<>();
  private int counted;
  private boolean estimated;

  /** Of a time. */
  FireCounts(Instant from, Instant to) {
    this.from = from;
    this.to = to;
  }

  /** How many fires there are in the whole time. */
  long of(Schedule schedule) {
    return whole.computeIfAbsent(schedule, other -> count(other, from, to));
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

  private boolean isTooMuch(int cells) {
    boolean tooMuch = counted + cells > MOST;
    estimated |= tooMuch;
    counted += tooMuch ? 0 : cells;
    return tooMuch;
  }

  private static long[] count(Key key) {
    return key.grid().cells().stream()
        .mapToLong(cell -> count(key.schedule(), cell.start, cell.end))
        .toArray();
  }

  private static long count(Schedule schedule, Instant from, Instant to) {
    return schedule.countFires(from.minusNanos(1), to.minusNanos(1));
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
