// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/** The times of day at certain seconds of certain minutes of certain hours. */
final class ClockTimes {

  private final long seconds;
  private final long minutes;
  private final long hours;
  private final int first;

  ClockTimes(CronFields fields) {
    this(fields.bits(Field.HOUR), fields.bits(Field.MINUTE), fields.bits(Field.SECOND));
  }

  /** Takes them as bits. */
  ClockTimes(long hours, long minutes, long seconds) {
    this.seconds = seconds;
    this.minutes = minutes;
    this.hours = hours;
    this.first = count() == 0 ? -1 : inHour(Bits.next(hours, 0));
  }

  /** How many there are. */
  int count() {
    return Long.bitCount(hours) * Long.bitCount(minutes) * Long.bitCount(seconds);
  }

  /** The one that comes after so many others. */
  int nth(int others) {
    int perMinute = Long.bitCount(seconds);
    int perHour = Long.bitCount(minutes) * perMinute;
    return at(
        nth(hours, others / perHour),
        nth(minutes, others % perHour / perMinute),
        nth(seconds, others % perMinute));
  }

  private static int nth(long set, int others) {
    long rest = set;
    for (int i = 0; i < others; i++) {
      rest &= rest - 1;
    }
    return Long.numberOfTrailingZeros(rest);
  }

  /** The first time of a day; -1 if there is none. */
  int first() {
    return first;
  }

  /** The first time at or after one, or -1. */
  int next(int secondOfDay) {
    int hour = secondOfDay / 3600;
    if (Bits.next(hours, hour) == hour) {
      int minute = secondOfDay / 60 % 60;
      if (Bits.next(minutes, minute) == minute) {
        int second = Bits.next(seconds, secondOfDay % 60);
        if (second >= 0) {
          return at(hour, minute, second);
        }
      }
      int nextMinute = Bits.next(minutes, minute + 1);
      if (nextMinute >= 0) {
        return at(hour, nextMinute, Bits.next(seconds, 0));
      }
    }
    int nextHour = Bits.next(hours, hour + 1);
    return nextHour < 0 ? -1 : inHour(nextHour);
  }

  /** How many times there are before one, which may be the end of the day. */
  int countBefore(int secondOfDay) {
    int hour = secondOfDay / 3600;
    int minute = secondOfDay / 60 % 60;
    int perMinute = Long.bitCount(seconds);
    int count = Bits.countBelow(hours, hour) * Long.bitCount(minutes) * perMinute;
    if (Bits.has(hours, hour)) {
      count += Bits.countBelow(minutes, minute) * perMinute;
      if (Bits.has(minutes, minute)) {
        count += Bits.countBelow(seconds, secondOfDay % 60);
      }
    }
    return count;
  }

  private int inHour(int hour) {
    return at(hour, Bits.next(minutes, 0), Bits.next(seconds, 0));
  }

  private static int at(int hour, int minute, int second) {
    return hour * 3600 + minute * 60 + second;
  }
}
