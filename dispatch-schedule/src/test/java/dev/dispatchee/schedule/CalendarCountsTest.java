// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is counted under calendars hour by hour is what is walked over, and is soon counted. */
class CalendarCountsTest {

  private static final int COUNT = Integer.getInteger("schedule.calendars", 100);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Random random = Seed.random(CalendarCountsTest.class);

  @Test
  void areThoseOfTheWalkHourByHour() {
    for (int i = 0; i < COUNT / 2; i++) {
      // By a change of the clock: by an hour, by half of one, at midnight, and by a whole day.
      var place =
          List.of(
                  "Europe/Berlin 2025-10-26",
                  "America/New_York 2025-03-09",
                  "Australia/Lord_Howe 2025-10-05",
                  "Africa/Cairo 2025-04-25",
                  "America/Havana 2025-11-02",
                  "Pacific/Apia 2011-12-30",
                  "America/Scoresbysund 2024-03-31",
                  "UTC 2025-05-05")
              .get(random.nextInt(8))
              .split(" ");
      check(ZoneId.of(place[0]), LocalDate.parse(place[1]));
    }
  }

  private void check(ZoneId zone, LocalDate change) {
    var start = change.minusDays(random.nextInt(9)).atStartOfDay(zone).toInstant();
    var hours = new ArrayList<CalendarTimes.Hours>();
    var days = List.of(DayOfWeek.values()).subList(0, 1 + random.nextInt(7));
    for (int i = 1 + random.nextInt(30); i > 0; i--) {
      int from = random.nextInt(24 * 60 - 90);
      for (var day : random.nextBoolean() ? days : days.subList(0, 1)) {
        int to = from + 1 + random.nextInt(90);
        hours.add(new CalendarTimes.Hours(day, from * 60, to * 60));
      }
    }
    boolean only = random.nextInt(3) == 0;
    var rule = CalendarRule.values()[random.nextInt(3)];
    var calendars = new NaiveCalendars(List.of(), hours, List.of(), only, rule, zone);
    int step = 1 + random.nextInt(59);
    var cron = random.nextBoolean() ? "0 */%d * * * ?" : "0 %d 0-5 * * ?";
    var base =
        Schedule.cron(
            CronExpression.parse(cron.formatted(step)),
            zone,
            DaylightSavingRule.RUN_TWICE,
            Window.always());
    var schedule = Schedule.bound(base, calendars.binding(), Window.always());
    var borders = borders(start, 72);
    var expected = new long[72];
    schedule
        .walk(start)
        .takeWhile(one -> !one.at().isAfter(borders.get(72)))
        .filter(Occurrence.Fire.class::isInstance)
        .forEach(
            fire -> expected[(int) Duration.between(start, fire.at().minusNanos(1)).toHours()]++);
    assertThat(schedule.countFires(borders, Effort.unlimited()))
        .as("%s with %s from %s", base.describe(), calendars, start)
        .isEqualTo(expected);
    if (zone.equals(ZoneId.of("UTC"))) {
      var fires =
          base.walk(start.minus(Duration.ofDays(33)))
              .map(Occurrence::at)
              .takeWhile(at -> at.isBefore(start.plus(Duration.ofDays(36))))
              .toList();
      long naive =
          calendars.occurrences(fires, Window.always()).stream()
              .filter(one -> one instanceof Occurrence.Fire)
              .filter(one -> one.at().isAfter(start) && !one.at().isAfter(borders.get(72)))
              .count();
      assertThat(Arrays.stream(expected).sum()).isEqualTo(naive);
    }
  }

  @Test
  void takeLittleHoweverManyStretchesMove() {
    var start = Instant.parse("2025-05-05T00:00:00Z");
    var weekly = new ArrayList<CalendarTimes.Hours>();
    for (var day : DayOfWeek.values()) {
      for (int i = 0; i < 30; i++) {
        weekly.add(new CalendarTimes.Hours(day, i * 2_880, i * 2_880 + 47 * 60));
      }
    }
    var windows =
        IntStream.range(0, 10_000)
            .mapToObj(i -> start.minus(Duration.ofDays(60)).plusSeconds(i * 1_800L))
            .map(from -> new CalendarTimes.Range(from, from.plusSeconds(29 * 60)))
            .toList();

    for (var rule : List.of(CalendarRule.NEXT_DAY, CalendarRule.PREVIOUS_DAY)) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(10), () -> everySecond(weekly, List.of(), rule, start, 7 * 24));
      assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> everySecond(List.of(), windows, rule, start, 35 * 24));
    }
  }

  @Test
  void endWhereTheyWouldTakeMoreThanIsAllowed() {
    var start = Instant.parse("2025-05-05T00:00:00Z");
    var minute =
        times(
            Stream.of(DayOfWeek.values())
                .map(day -> new CalendarTimes.Hours(day, 60, 120))
                .toList(),
            List.of());
    var bound = bound(minute, CalendarRule.NEXT_DAY);
    var borders = borders(start, 240);

    assertThatThrownBy(() -> bound.countFires(borders, new Effort(100)))
        .isInstanceOf(Effort.SpentException.class);
    assertThatThrownBy(() -> bound.walk(start, new Effort(0)).findFirst())
        .isInstanceOf(Effort.SpentException.class);
    assertThatThrownBy(() -> bound.movedAway(start, borders.get(240), new Effort(100)).toList())
        .isInstanceOf(Effort.SpentException.class);
    assertThatThrownBy(() -> bound.leftOut(start, borders.get(240), new Effort(100)).toList())
        .isInstanceOf(Effort.SpentException.class);
  }

  private static long[] everySecond(
      List<CalendarTimes.Hours> hours,
      List<CalendarTimes.Range> windows,
      CalendarRule rule,
      Instant start,
      int cells) {
    return bound(times(hours, windows), rule).countFires(borders(start, cells), Effort.unlimited());
  }

  private static CalendarTimes times(
      List<CalendarTimes.Hours> hours, List<CalendarTimes.Range> windows) {
    return new CalendarTimes(List.of(), hours, windows);
  }

  private static Schedule bound(CalendarTimes times, CalendarRule rule) {
    var only = new CalendarBinding.NamedCalendar("C", times);
    var base =
        Schedule.cron(
            CronExpression.parse("* * * * * ?"),
            ZoneOffset.UTC,
            DaylightSavingRule.RUN_ONCE,
            Window.always());
    return Schedule.bound(
        base, new CalendarBinding(null, only, rule, ZoneOffset.UTC), Window.always());
  }

  private static List<Instant> borders(Instant start, int cells) {
    return IntStream.rangeClosed(0, cells).mapToObj(i -> start.plus(HOUR.multipliedBy(i))).toList();
  }
}
