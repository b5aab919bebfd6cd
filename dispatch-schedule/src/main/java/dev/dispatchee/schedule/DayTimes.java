// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/** The local times of a rule that has the same times on each of its days. */
record DayTimes(RecurrenceDays days, ClockTimes times) implements LocalTimes {

  @Override
  public long next(long local) {
    if (times.count() == 0) {
      return NEVER;
    }
    long today = Math.floorDiv(local, SECONDS_OF_DAY);
    long day = days.next(today);
    if (day == today) {
      int time = times.next((int) Math.floorMod(local, SECONDS_OF_DAY));
      if (time >= 0) {
        return today * SECONDS_OF_DAY + time;
      }
      day = days.next(today + 1);
    }
    return day == RecurrenceDays.NEVER ? NEVER : day * SECONDS_OF_DAY + times.first();
  }

  @Override
  public long count(long from, long before) {
    long count = 0;
    long last = Math.floorDiv(before - 1, SECONDS_OF_DAY);
    for (long day = days.next(Math.floorDiv(from, SECONDS_OF_DAY), last);
        day <= last;
        day = days.next(day + 1, last)) {
      count += countBefore(day, before) - countBefore(day, from);
    }
    return count;
  }

  private int countBefore(long day, long local) {
    long passed = local - day * SECONDS_OF_DAY;
    return times.countBefore((int) Math.max(0, Math.min(SECONDS_OF_DAY, passed)));
  }
}
