// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;

/** The dates that the day, month and year fields select. */
final class CalendarDays {

  /** After every date. */
  static final long NEVER = Long.MAX_VALUE;

  private final Selection daysOfMonth;
  private final Selection daysOfWeek;
  private final boolean both;
  private final long months;
  private final BitSet years;

  /**
   * Selects dates.
   *
   * @param both whether a date must suit both day fields or just one
   */
  CalendarDays(CronFields fields, boolean both) {
    this.daysOfMonth = Selection.of(fields, Field.DAY_OF_MONTH);
    this.daysOfWeek = Selection.of(fields, Field.DAY_OF_WEEK);
    this.both = both;
    this.months = fields.bits(Field.MONTH);
    this.years = fields.values(Field.YEAR);
  }

  /** The first selected date at or after one, both counted from 1970-01-01, or {@link #NEVER}. */
  long next(long epochDay) {
    var date = LocalDate.ofEpochDay(Math.max(0, epochDay));
    int month = date.getMonthValue();
    int day = date.getDayOfMonth();
    for (int year = years.nextSetBit(date.getYear());
        year >= 0;
        year = years.nextSetBit(year + 1)) {
      if (year != date.getYear()) {
        month = 1;
        day = 1;
      }
      long found = nextInYear(year, month, day);
      if (found != NEVER) {
        return found;
      }
    }
    return NEVER;
  }

  private long nextInYear(int year, int fromMonth, int fromDay) {
    int day = fromDay;
    int month = Bits.next(months, fromMonth);
    if (month != fromMonth) {
      day = 1;
    }
    while (month >= 0) {
      var page = CalendarPage.of(year, month);
      int found = Bits.next(daysIn(page), day);
      if (found >= 0) {
        return page.firstDay() + found - 1;
      }
      day = 1;
      month = Bits.next(months, month + 1);
    }
    return NEVER;
  }

  private long daysIn(CalendarPage page) {
    int ofMonth = daysOfMonth.plain() & page.all();
    for (var part : daysOfMonth.parts()) {
      ofMonth |= part.daysOf(page);
    }
    int ofWeek = 0;
    for (int weekday = 1; weekday <= 7; weekday++) {
      if ((daysOfWeek.plain() & 1 << weekday) != 0) {
        ofWeek |= page.daysOn(weekday);
      }
    }
    for (var part : daysOfWeek.parts()) {
      ofWeek |= part.daysOf(page);
    }
    return Integer.toUnsignedLong(both ? ofMonth & ofWeek : ofMonth | ofWeek);
  }

  /** What a day field selects: numbers as bits, and parts that depend on the month. */
  private record Selection(int plain, List<Part.DayPart> parts) {

    static Selection of(CronFields fields, Field field) {
      var parts =
          fields.parts(field).stream()
              .filter(Part.DayPart.class::isInstance)
              .map(Part.DayPart.class::cast)
              .toList();
      return new Selection((int) fields.bits(field), parts);
    }
  }
}
