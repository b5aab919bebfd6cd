// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.util.BitSet;
import java.util.List;

/**
 * The dates of a recurrence rule: those in its periods that suit all of its parts. What the rule
 * leaves open comes from its start.
 *
 * <p>A look for the next one passes over each day at most once, and over what a part rules out
 * altogether in one step.
 */
final class RecurrenceDays {

  /** After every date. */
  static final long NEVER = Long.MAX_VALUE;

  /** The last date that there is. */
  static final long LAST = LocalDate.of(Field.YEAR.max(), 12, 31).toEpochDay();

  private final Frequency frequency;
  private final long interval;
  private final long anchor;
  private final RecurrenceWeeks weeks;
  private final boolean byWeek;
  private final long months;
  private final BitSet monthDays;
  private final BitSet lastMonthDays;
  private final BitSet yearDays;
  private final BitSet lastYearDays;
  private final BitSet weekNumbers;
  private final BitSet lastWeekNumbers;
  private final List<NthDay> days;
  private final boolean inMonths;

  RecurrenceDays(RecurrenceParts parts, LocalDateTime start) {
    var first = start.toLocalDate();
    this.frequency = parts.frequency();
    this.weeks = new RecurrenceWeeks(parts.weekStart());
    this.byWeek = parts.has(RecurrencePart.BYWEEKNO);
    this.interval = frequency.isWithinDay() ? 1 : parts.interval();
    this.months = months(parts, first);
    this.monthDays = positive(monthDays(parts, first));
    this.lastMonthDays = negative(monthDays(parts, first));
    this.yearDays = positive(parts.numbers(RecurrencePart.BYYEARDAY));
    this.lastYearDays = negative(parts.numbers(RecurrencePart.BYYEARDAY));
    this.weekNumbers = positive(parts.numbers(RecurrencePart.BYWEEKNO));
    this.lastWeekNumbers = negative(parts.numbers(RecurrencePart.BYWEEKNO));
    this.days = days(parts, first);
    this.inMonths = frequency == Frequency.MONTHLY || parts.has(RecurrencePart.BYMONTH);
    // The years are counted from the start's own, also where its week belongs to another.
    this.anchor = frequency == Frequency.YEARLY ? first.getYear() : period(first);
  }

  private static long months(RecurrenceParts parts, LocalDate first) {
    boolean ofStart = parts.frequency() == Frequency.YEARLY && leavesDayOpen(parts);
    return ofStart && !parts.has(RecurrencePart.BYMONTH)
        ? 1L << first.getMonthValue()
        : parts.has(RecurrencePart.BYMONTH) ? parts.bits(RecurrencePart.BYMONTH, 0) : -1L;
  }

  private static List<Integer> monthDays(RecurrenceParts parts, LocalDate first) {
    boolean ofStart =
        (parts.frequency() == Frequency.YEARLY || parts.frequency() == Frequency.MONTHLY)
            && leavesDayOpen(parts);
    return ofStart ? List.of(first.getDayOfMonth()) : parts.numbers(RecurrencePart.BYMONTHDAY);
  }

  private static List<NthDay> days(RecurrenceParts parts, LocalDate first) {
    boolean ofStart =
        parts.days().isEmpty()
            && (parts.frequency() == Frequency.WEEKLY
                || (parts.has(RecurrencePart.BYWEEKNO)
                    && !parts.has(RecurrencePart.BYMONTHDAY)
                    && !parts.has(RecurrencePart.BYYEARDAY)));
    return ofStart ? List.of(new NthDay(0, first.getDayOfWeek().getValue())) : parts.days();
  }

  private static boolean leavesDayOpen(RecurrenceParts parts) {
    return parts.days().isEmpty()
        && !parts.has(RecurrencePart.BYMONTHDAY)
        && !parts.has(RecurrencePart.BYYEARDAY)
        && !parts.has(RecurrencePart.BYWEEKNO);
  }

  private static BitSet positive(List<Integer> numbers) {
    var set = new BitSet();
    numbers.stream().filter(number -> number > 0).forEach(set::set);
    return set;
  }

  private static BitSet negative(List<Integer> numbers) {
    var set = new BitSet();
    numbers.stream().filter(number -> number < 0).forEach(number -> set.set(-number));
    return set;
  }

  /** The first date at or after one, both counted from 1970-01-01, or {@link #NEVER}. */
  long next(long epochDay) {
    return next(epochDay, LAST);
  }

  /** The same, if it is not after a last one; else {@link #NEVER}. */
  long next(long epochDay, long last) {
    long end = Math.min(last, LAST);
    long day = epochDay;
    while (day <= end) {
      var date = LocalDate.ofEpochDay(day);
      long late = Math.floorMod(period(date) - anchor, interval);
      if (late != 0) {
        day = startOfPeriod(period(date) + interval - late);
      } else if (!Bits.has(months, date.getMonthValue())) {
        day = date.withDayOfMonth(1).plusMonths(1).toEpochDay();
      } else if (suits(date)) {
        return day;
      } else {
        day++;
      }
    }
    return NEVER;
  }

  /** The number of the period that a date is in. */
  long period(LocalDate date) {
    return switch (frequency) {
      case YEARLY -> byWeek ? weeks.year(date) : date.getYear();
      case MONTHLY -> date.getYear() * 12L + date.getMonthValue() - 1;
      case WEEKLY -> weeks.number(date);
      default -> date.toEpochDay();
    };
  }

  /** The first day of a period, counted from 1970-01-01; of one that is far away any far day. */
  long startOfPeriod(long period) {
    return switch (frequency) {
      case YEARLY -> {
        int year = (int) Math.min(period, Year.MAX_VALUE - 1);
        yield byWeek ? weeks.startOfYear(year) : LocalDate.of(year, 1, 1).toEpochDay();
      }
      case MONTHLY -> {
        int year = (int) Math.min(period / 12, Year.MAX_VALUE - 1);
        yield LocalDate.of(year, (int) (period % 12) + 1, 1).toEpochDay();
      }
      case WEEKLY -> weeks.start(period);
      default -> period;
    };
  }

  private boolean suits(LocalDate date) {
    int day = date.getDayOfMonth();
    int last = date.lengthOfMonth() + 1;
    int dayOfYear = date.getDayOfYear();
    int lastOfYear = date.lengthOfYear() + 1;
    return suits(monthDays, day, lastMonthDays, last - day)
        && suits(yearDays, dayOfYear, lastYearDays, lastOfYear - dayOfYear)
        && (!byWeek || suitsWeek(date))
        && (days.isEmpty() || days.stream().anyMatch(one -> suits(one, date)));
  }

  private boolean suitsWeek(LocalDate date) {
    int week = weeks.ofYear(date);
    int last = weeks.inYear(weeks.year(date)) + 1;
    return suits(weekNumbers, week, lastWeekNumbers, last - week);
  }

  private static boolean suits(BitSet numbers, int number, BitSet fromEnd, int numberFromEnd) {
    return (numbers.isEmpty() && fromEnd.isEmpty())
        || numbers.get(number)
        || fromEnd.get(numberFromEnd);
  }

  private boolean suits(NthDay one, LocalDate date) {
    return one.weekday() == date.getDayOfWeek().getValue()
        && (inMonths
            ? one.is(date.getDayOfMonth(), date.lengthOfMonth())
            : one.is(date.getDayOfYear(), date.lengthOfYear()));
  }
}
