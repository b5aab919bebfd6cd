// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.BitSet;

/** One member of the list that a field holds. Weekdays count from Sunday, which is 1. */
sealed interface Part {

  /** How a span was written. */
  enum Form {
    /** {@code *}, with or without a step. */
    EVERY,
    /** One value. */
    VALUE,
    /** Two values; the second may be the smaller, then it goes over the end of the field. */
    RANGE,
    /** A value and a step: up to the end of the field. */
    FROM
  }

  /** {@code ?}: the field says nothing. */
  record Open() implements Part {}

  /** {@code *}, {@code 5}, {@code 5-10}, {@code 5/10}, {@code 22-2/2}. */
  record Span(Form form, int from, int to, int step) implements Part {

    void addTo(BitSet values, Field field) {
      int last = to < from ? to + field.size() : to;
      for (int value = from; value <= last; value += step) {
        values.set(value > field.max() ? value - field.size() : value);
      }
    }
  }

  /** A part that picks days by the shape of the month. */
  sealed interface DayPart extends Part {

    /** The days it picks, as bits 1 to 31. */
    int daysOf(CalendarPage page);
  }

  /** {@code L}, {@code L-3}, {@code LW}, {@code L-3W}. */
  record LastDay(int before, boolean weekday) implements DayPart {
    @Override
    public int daysOf(CalendarPage page) {
      int day = page.length() - before;
      return day < 1 ? 0 : 1 << (weekday ? page.nearestWeekday(day) : day);
    }
  }

  /** {@code 15W}: the weekday nearest to that day, within the month. */
  record NearestWeekday(int day) implements DayPart {
    @Override
    public int daysOf(CalendarPage page) {
      return day > page.length() ? 0 : 1 << page.nearestWeekday(day);
    }
  }

  /** {@code 6L}: the last such weekday of the month. */
  record LastWeekday(int weekday) implements DayPart {
    @Override
    public int daysOf(CalendarPage page) {
      return Integer.highestOneBit(page.daysOn(weekday));
    }
  }

  /** {@code 6#3}: the nth such weekday of the month. */
  record NthWeekday(int weekday, int nth) implements DayPart {
    @Override
    public int daysOf(CalendarPage page) {
      return page.daysOn(weekday) & (0b1111111 << (nth * 7 - 6));
    }
  }
}
