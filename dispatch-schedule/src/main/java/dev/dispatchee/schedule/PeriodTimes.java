// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.LocalDate;
import java.util.Arrays;

/** The local times that BYSETPOS takes of each day, week, month or year of a rule. */
final class PeriodTimes implements LocalTimes {

  private final RecurrenceDays days;
  private final ClockTimes times;
  private final SetPositions positions;
  private final long lastPeriod;

  PeriodTimes(RecurrenceDays days, ClockTimes times, SetPositions positions) {
    this.days = days;
    this.times = times;
    this.positions = positions;
    this.lastPeriod = days.period(LocalDate.ofEpochDay(RecurrenceDays.LAST));
  }

  @Override
  public long next(long local) {
    for (long period = first(local); period <= lastPeriod; period = after(period)) {
      for (long time : taken(period)) {
        if (time >= local) {
          return isBeyond(time) ? NEVER : time;
        }
      }
    }
    return NEVER;
  }

  @Override
  public long count(long from, long before) {
    long count = 0;
    for (long period = first(from);
        period <= lastPeriod && days.startOfPeriod(period) * SECONDS_OF_DAY < before;
        period = after(period)) {
      count +=
          Arrays.stream(taken(period))
              .filter(time -> time >= from && time < before && !isBeyond(time))
              .count();
    }
    return count;
  }

  private static boolean isBeyond(long time) {
    return Math.floorDiv(time, SECONDS_OF_DAY) > RecurrenceDays.LAST;
  }

  /** The period of a local time, whether or not the rule has it. */
  private long first(long local) {
    return days.period(LocalDate.ofEpochDay(Math.floorDiv(local, SECONDS_OF_DAY)));
  }

  /** The next period with a day of the rule in it. */
  private long after(long period) {
    long day = days.next(days.startOfPeriod(period + 1));
    return day == RecurrenceDays.NEVER ? Long.MAX_VALUE : days.period(LocalDate.ofEpochDay(day));
  }

  /** What is taken of a period, in order. */
  private long[] taken(long period) {
    long start = days.startOfPeriod(period);
    long end = days.startOfPeriod(period + 1);
    var found = new long[(int) (end - start)];
    int count = 0;
    for (long day = days.next(start, end - 1); day < end; day = days.next(day + 1, end - 1)) {
      found[count++] = day;
    }
    int perDay = times.count();
    if (!positions.reach(count * perDay)) {
      return new long[0];
    }
    return Arrays.stream(positions.of(count * perDay))
        .mapToLong(index -> found[index / perDay] * SECONDS_OF_DAY + times.nth(index % perDay))
        .toArray();
  }
}
