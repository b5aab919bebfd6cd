// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Reads which days of a month are meant: "the 15th", "the last Friday". */
final class DaysReader {

  static final String WEEKDAY = "(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)";

  private final Phrases phrases;

  DaysReader(Phrases phrases) {
    this.phrases = phrases;
  }

  /** One day of a month, or some; adds whether a month has it. */
  Predicate<LocalDate> read(List<Predicate<YearMonth>> exists) {
    var steps = phrases.takeAll("every (\\d+)\\w\\w day from the (\\d+)\\w\\w to the (\\d+)\\w\\w");
    if (!steps.isEmpty()) {
      int first = Integer.parseInt(steps.get(2));
      int last = Integer.parseInt(steps.get(3));
      int step = Integer.parseInt(steps.get(1));
      exists.add(month -> first <= month.lengthOfMonth());
      return date ->
          date.getDayOfMonth() >= first
              && date.getDayOfMonth() <= last
              && (date.getDayOfMonth() - first) % step == 0;
    }
    if (phrases.take("the last weekday (Monday to Friday)")) {
      exists.add(month -> true);
      return date -> date.getDayOfMonth() == nearest(date, date.lengthOfMonth());
    }
    var nth = phrases.takeAll("the (\\d|last)(?:st|nd|rd|th)? " + WEEKDAY);
    if (!nth.isEmpty()) {
      boolean last = nth.get(1).equals("last");
      exists.add(month -> last || Integer.parseInt(nth.get(1)) <= count(month, nth.get(2)));
      return date ->
          is(date, nth.get(2))
              && (last
                  ? date.getDayOfMonth() + 7 > date.lengthOfMonth()
                  : (date.getDayOfMonth() + 6) / 7 == Integer.parseInt(nth.get(1)));
    }
    boolean nearest = phrases.take("the weekday (Monday to Friday, within the month) nearest to ");
    var last = phrases.takeAll("the (?:(?:(\\d+)\\w\\w|second|third) )?last day");
    if (!last.isEmpty()) {
      int before = before(last);
      exists.add(month -> before < month.lengthOfMonth());
      return date -> isDay(date, date.lengthOfMonth() - before, nearest);
    }
    var days = phrases.need("the (\\d+)(?:st|nd|rd|th)(?: to the (\\d+)(?:st|nd|rd|th))?");
    int first = Integer.parseInt(days.get(1));
    exists.add(month -> first <= month.lengthOfMonth());
    if (days.get(2).isEmpty()) {
      return date -> isDay(date, first, nearest);
    }
    int end = Integer.parseInt(days.get(2));
    return date -> date.getDayOfMonth() >= first && date.getDayOfMonth() <= end;
  }

  private static int before(List<String> last) {
    if (last.get(0).contains("second")) {
      return 1;
    }
    if (last.get(0).contains("third")) {
      return 2;
    }
    return last.get(1).isEmpty() ? 0 : Integer.parseInt(last.get(1)) - 1;
  }

  private static boolean isDay(LocalDate date, int day, boolean nearest) {
    if (day < 1 || day > date.lengthOfMonth()) {
      return false;
    }
    return date.getDayOfMonth() == (nearest ? nearest(date, day) : day);
  }

  private static int nearest(LocalDate month, int day) {
    return IntStream.rangeClosed(Math.max(1, day - 2), Math.min(month.lengthOfMonth(), day + 2))
        .filter(other -> month.withDayOfMonth(other).getDayOfWeek().getValue() <= 5)
        .boxed()
        .min(Comparator.comparing(other -> Math.abs(other - day)))
        .orElseThrow();
  }

  private static long count(YearMonth month, String weekday) {
    return month
        .atDay(1)
        .datesUntil(month.plusMonths(1).atDay(1))
        .filter(date -> is(date, weekday))
        .count();
  }

  static boolean is(LocalDate date, String weekday) {
    return date.getDayOfWeek().name().equalsIgnoreCase(weekday);
  }
}
