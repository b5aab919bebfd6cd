// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.schedule;

import dev.dispatchee.schedule.CalendarBinding;
import dev.dispatchee.schedule.CalendarBinding.NamedCalendar;
import dev.dispatchee.schedule.CalendarRule;
import dev.dispatchee.schedule.CalendarTimes;
import dev.dispatchee.schedule.DaylightSavingRule;
import dev.dispatchee.schedule.Occurrence;
import dev.dispatchee.schedule.RecurrenceRule;
import dev.dispatchee.schedule.Schedule;
import dev.dispatchee.schedule.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One hundred thousand fires, one after the other, of schedules that calendars bind. */
final class BoundFires {

  static final int FIRES = 100_000;

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private final int tries;

  /**
   * Makes a measurement.
   *
   * @param tries how often each is walked over; the one in the middle counts
   */
  BoundFires(int tries) {
    this.tries = tries;
  }

  /** How long each takes, in milliseconds. */
  Map<String, Double> milliseconds() {
    var found = new LinkedHashMap<String, Double>();
    schedules()
        .forEach(
            (title, base) -> {
              for (var rule : CalendarRule.values()) {
                var schedule = Schedule.bound(base, binding(rule), Window.always());
                found.put(title + ", " + rule, median(schedule));
              }
            });
    return found;
  }

  private static Map<String, Schedule> schedules() {
    var schedules = new LinkedHashMap<String, Schedule>();
    schedules.put("every second", CorpusFires.ours("* * * * * ?"));
    schedules.put("every five minutes", CorpusFires.ours("0 */5 * * * ?"));
    schedules.put("every hour", CorpusFires.ours("0 0 * * * ?"));
    schedules.put("RRULE, each quarter of an hour", rule("FREQ=MINUTELY;INTERVAL=15"));
    schedules.put(
        "RRULE, ten times each workday",
        rule("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=8,9,10,11,12,13,14,15,16,17"));
    return schedules;
  }

  private static Schedule rule(String text) {
    return Schedule.recurrence(
        RecurrenceRule.parse(text), START, ZONE, DaylightSavingRule.RUN_ONCE, Window.always());
  }

  /** Ten holidays a year and a freeze of six hours each month are barred, office hours are free. */
  private static CalendarBinding binding(CalendarRule rule) {
    var holidays =
        IntStream.range(2026, 2200)
            .boxed()
            .flatMap(
                year ->
                    IntStream.rangeClosed(1, 10).mapToObj(month -> LocalDate.of(year, month, 6)))
            .map(day -> new CalendarTimes.Days(day, day))
            .toList();
    var freezes =
        Stream.iterate(START, at -> at.plus(Duration.ofDays(30)))
            .limit(2_000)
            .map(at -> new CalendarTimes.Range(at, at.plus(Duration.ofHours(6))))
            .toList();
    var office =
        Arrays.stream(DayOfWeek.values())
            .limit(5)
            .map(day -> new CalendarTimes.Hours(day, 8 * 3_600, 18 * 3_600))
            .toList();
    return new CalendarBinding(
        new NamedCalendar("Holidays", new CalendarTimes(holidays, List.of(), freezes)),
        new NamedCalendar("Office", new CalendarTimes(List.of(), office, List.of())),
        rule,
        ZONE);
  }

  private double median(Schedule schedule) {
    var times = new double[tries];
    for (int i = 0; i < tries; i++) {
      long before = System.nanoTime();
      long fires =
          schedule.walk(START).filter(Occurrence.Fire.class::isInstance).limit(FIRES).count();
      times[i] = (System.nanoTime() - before) / (double) TimeUnit.MILLISECONDS.toNanos(1);
      if (fires != FIRES) {
        throw new IllegalStateException("only %d fires".formatted(fires));
      }
    }
    Arrays.sort(times);
    return times[tries / 2];
  }
}
