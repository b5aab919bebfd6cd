// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/** The times of day that the second, minute and hour fields select, as seconds of the day. */
final class ClockTimes {

  private final long seconds;
  private final long minutes;
  private final long hours;
  private final int first;

  ClockTimes(CronFields fields) {
    this.seconds = fields.bits(Field.SECOND);
    this.minutes = fields.bits(Field.MINUTE);
    this.hours = fields.bits(Field.HOUR);
    this.first = inHour(Bits.next(hours, 0));
  }

  /** The first time of a day. */
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
