// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/**
 * The local date-times an expression matches, without any zone: seconds since 1970-01-01T00:00, all
 * of them in the years 1970 to 2199.
 */
final class LocalTimes {

  /** After every local time. */
  static final long NEVER = Long.MAX_VALUE;

  private static final int SECONDS_OF_DAY = 86_400;

  private final CalendarDays days;
  private final ClockTimes times;

  LocalTimes(CalendarDays days, ClockTimes times) {
    this.days = days;
    this.times = times;
  }

  /** The first local time at or after one, or {@link #NEVER}. */
  long next(long local) {
    long today = Math.floorDiv(local, (long) SECONDS_OF_DAY);
    long day = days.next(today);
    if (day == today) {
      int time = times.next(Math.floorMod(local, SECONDS_OF_DAY));
      if (time >= 0) {
        return today * SECONDS_OF_DAY + time;
      }
      day = days.next(today + 1);
    }
    return day == CalendarDays.NEVER ? NEVER : day * SECONDS_OF_DAY + times.first();
  }

  /** How many local times there are at or after one and before another. */
  long count(long from, long before) {
    long count = 0;
    for (long day = days.next(Math.floorDiv(from, (long) SECONDS_OF_DAY));
        day <= Math.floorDiv(before - 1, (long) SECONDS_OF_DAY);
        day = days.next(day + 1)) {
      count += countBefore(day, before) - countBefore(day, from);
    }
    return count;
  }

  private int countBefore(long day, long local) {
    long passed = local - day * SECONDS_OF_DAY;
    return times.countBefore((int) Math.max(0, Math.min(SECONDS_OF_DAY, passed)));
  }
}
