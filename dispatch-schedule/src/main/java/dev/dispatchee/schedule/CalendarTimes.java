// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The times of a calendar: days and weekly hours, which are read by the clock of whoever asks, and
 * windows from instant to instant. What is in any of them is in the calendar.
 *
 * <p>Each is equal to itself alone.
 */
public final class CalendarTimes {

  /**
   * Whole days that follow each other.
   *
   * @param first the first of them
   * @param last the last of them
   */
  public record Days(LocalDate first, LocalDate last) {

    /**
     * Takes them.
     *
     * @throws IllegalArgumentException if the last is before the first
     */
    public Days {
      if (last.isBefore(first)) {
        throw new IllegalArgumentException(
            "The last day %s must not be before the first, %s.".formatted(last, first));
      }
    }
  }

  /**
   * Hours of a day of the week.
   *
   * @param day which day
   * @param from the first second of the day that is in them
   * @param to the first second after them; 86,400 for the end of the day
   */
  public record Hours(DayOfWeek day, int from, int to) {

    /**
     * Takes them.
     *
     * @throws IllegalArgumentException if they do not end after they begin, within the day
     */
    public Hours {
      if (from < 0 || to <= from || to > LocalTimes.SECONDS_OF_DAY) {
        throw new IllegalArgumentException(
            "Hours must end after they begin, within the day; found %d to %d.".formatted(from, to));
      }
    }
  }

  /**
   * A window in time.
   *
   * @param from its first instant
   * @param to the first instant after it
   */
  public record Range(Instant from, Instant to) {

    /**
     * Takes it.
     *
     * @throws IllegalArgumentException if it does not end after it begins
     */
    public Range {
      if (!to.isAfter(from)) {
        throw new IllegalArgumentException(
            "The end %s must be after the start %s.".formatted(to, from));
      }
    }
  }

  private static final int FAR_DAYS = 366;

  private final long[] firstDays;
  private final long[] lastDays;

  /** In seconds of the day, by its day of the week. */
  private final Map<DayOfWeek, Spans> hours = new EnumMap<>(DayOfWeek.class);

  private final Spans windows;

  /** Takes days, hours and windows, in any order; they may overlap. */
  public CalendarTimes(List<Days> days, List<Hours> hours, List<Range> windows) {
    var joined = joined(days);
    this.firstDays = joined.stream().mapToLong(one -> one.first().toEpochDay()).toArray();
    this.lastDays = joined.stream().mapToLong(one -> one.last().toEpochDay()).toArray();
    hours.stream()
        .collect(Collectors.groupingBy(Hours::day))
        .forEach(
            (day, some) ->
                this.hours.put(
                    day,
                    Spans.of(some.stream().map(one -> new Span(one.from(), one.to())).toList())));
    this.windows =
        Spans.of(
            windows.stream()
                .map(one -> new Span(one.from().toEpochMilli(), one.to().toEpochMilli()))
                .toList());
  }

  private static List<Days> joined(List<Days> days) {
    var joined = new ArrayList<Days>();
    for (var next : days.stream().sorted(Comparator.comparing(Days::first)).toList()) {
      var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last == null || next.first().isAfter(last.last().plusDays(1))) {
        joined.add(next);
      } else if (next.last().isAfter(last.last())) {
        joined.set(joined.size() - 1, new Days(last.first(), next.last()));
      }
    }
    return joined;
  }

  /** What of a day is in the calendar. */
  Spans on(LocalDay day) {
    int index = Arrays.binarySearch(firstDays, day.epochDay());
    int candidate = index >= 0 ? index : -index - 2;
    if (candidate >= 0 && day.epochDay() <= lastDays[candidate]) {
      return Spans.of(List.of(day.whole()));
    }
    var weekly = hours.get(LocalDate.ofEpochDay(day.epochDay()).getDayOfWeek());
    if (weekly == null) {
      return windows.within(day.whole());
    }
    var spans = new ArrayList<Span>();
    for (var one : weekly.all()) {
      spans.add(new Span(day.millisAt((int) one.from()), day.millisAt((int) one.to())));
    }
    spans.addAll(windows.within(day.whole()).all());
    return Spans.of(spans).within(day.whole());
  }

  /** A millisecond before which nothing more of the calendar comes after a day that has nothing. */
  long nothingUntil(LocalDay day) {
    if (!hours.isEmpty()) {
      return day.whole().to();
    }
    int index = Arrays.binarySearch(firstDays, day.epochDay());
    int next = index >= 0 ? index : -index - 1;
    long far = day.epochDay() + FAR_DAYS;
    long until = next < firstDays.length ? Math.min(far, firstDays[next]) : far;
    return Math.min(LocalDay.startOf(until, day.zone()), windows.nextStart(day.whole().to()));
  }
}
