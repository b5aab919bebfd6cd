// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What calendars make of schedules, against a look at each single fire. */
class CalendarScheduleTest {

  private static final int COUNT = Integer.getInteger("schedule.calendars", 100);
  private static final Instant FROM = Instant.parse("2025-05-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2025-06-20T00:00:00Z");
  private static final Duration REACH = Duration.ofDays(70);

  private final Random random = Seed.random(CalendarScheduleTest.class);

  @Test
  void agreesWithALookAtEachFire() {
    for (int i = 0; i < COUNT; i++) {
      var calendars = calendars();
      var window =
          random.nextInt(4) == 0
              ? new Window(FROM.plusSeconds(9 * 86_400), TO.minusSeconds(20 * 86_400))
              : Window.always();
      check(base(calendars.zone(), window), calendars, window);
    }
  }

  /** Who fires each second has as many fires to look at in a day as a daily one in 236 years. */
  @ParameterizedTest
  @EnumSource(CalendarRule.class)
  void looksAtNoSecondByItself(CalendarRule rule) {
    var zone = ZoneId.of("Europe/Berlin");
    var everySecond =
        Schedule.recurrence(
            RecurrenceRule.parse("FREQ=SECONDLY"),
            FROM,
            zone,
            DaylightSavingRule.RUN_ONCE,
            Window.always());
    var all = new ArrayList<CalendarTimes.Hours>();
    for (var day : DayOfWeek.values()) {
      all.add(new CalendarTimes.Hours(day, 0, 86_400));
    }
    var barred = bound(everySecond, all, rule, zone);
    var mostly = bound(everySecond, all.subList(0, 5), rule, zone);

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          assertThat(barred.nextFire(FROM)).isEmpty();
          for (var at = FROM; at.isBefore(TO); at = at.plus(Duration.ofHours(1))) {
            mostly.countFires(at, at.plus(Duration.ofHours(1)));
          }
        });
  }

  private static Schedule bound(
      Schedule base, List<CalendarTimes.Hours> hours, CalendarRule rule, ZoneId zone) {
    var calendar =
        new CalendarBinding.NamedCalendar("C", new CalendarTimes(List.of(), hours, List.of()));
    return Schedule.bound(base, new CalendarBinding(calendar, null, rule, zone), Window.always());
  }

  private void check(Schedule base, NaiveCalendars calendars, Window window) {
    var schedule = Schedule.bound(base, calendars.binding(), window);
    var fires =
        base.walk(FROM.minus(REACH))
            .map(Occurrence::at)
            .takeWhile(at -> at.isBefore(TO.plus(REACH)))
            .toList();
    var expected =
        calendars.occurrences(fires, window).stream()
            .filter(one -> one.at().isAfter(FROM) && !one.at().isAfter(TO))
            .toList();
    var what = "%s with %s".formatted(base.describe(), calendars);
    var walked = schedule.walk(FROM).takeWhile(one -> !one.at().isAfter(TO)).toList();
    assertThat(walked).as(what).isEqualTo(expected);
    assertThat(schedule.countFires(FROM, TO)).as(what).isEqualTo(Times.fires(expected).size());
    assertThat(schedule.leftOut(FROM, TO))
        .as(what)
        .isEqualTo(expected.stream().filter(Occurrence.LeftOut.class::isInstance).toList());
    var movedAway = schedule.movedAway(FROM, TO, Effort.unlimited()).toList();
    // What is moved to one instant is one fire.
    assertThat(movedAway)
        .as(what)
        .containsAll(
            schedule
                .walk(FROM.minus(REACH))
                .takeWhile(one -> !one.at().isAfter(TO.plus(REACH)))
                .filter(one -> one instanceof Occurrence.Fire fire && isWithin(fire.movedFrom()))
                .map(Occurrence.Fire.class::cast)
                .toList())
        .allSatisfy(
            fire -> {
              assertThat(isWithin(fire.movedFrom())).isTrue();
              assertThat(schedule.nextFire(fire.at().minusNanos(1))).contains(fire.at());
            });
    var middle = FROM.plusSeconds(random.nextInt((int) Duration.between(FROM, TO).toSeconds()));
    assertThat(schedule.nextFire(middle).filter(at -> !at.isAfter(TO)))
        .as(what)
        .isEqualTo(
            Times.fires(expected).stream()
                .map(Occurrence::at)
                .filter(at -> at.isAfter(middle))
                .findFirst());
  }

  private static boolean isWithin(Instant at) {
    return at != null && at.isAfter(FROM) && !at.isAfter(TO);
  }

  private Schedule base(ZoneId zone, Window window) {
    int minute = random.nextInt(60);
    int hour = random.nextInt(24);
    var rule = DaylightSavingRule.RUN_ONCE;
    return switch (random.nextInt(6)) {
      case 0 ->
          Schedule.interval(Duration.ofMinutes(7 + random.nextInt(600)), FROM.minus(REACH), window);
      case 1 -> Schedule.once(FROM.plusSeconds(random.nextInt(40 * 86_400)), window);
      case 2 -> cron("0 %d %d 1,15 * ?".formatted(minute, hour), zone, rule, window);
      case 3 -> cron("0 */%d * * * ?".formatted(1 + random.nextInt(59)), zone, rule, window);
      case 4 -> cron("0 %d %d ? * MON-FRI".formatted(minute, hour), zone, rule, window);
      default -> cron("0 %d */5 * * ?".formatted(minute), zone, rule, window);
    };
  }

  private static Schedule cron(String text, ZoneId zone, DaylightSavingRule rule, Window window) {
    return Schedule.cron(CronExpression.parse(text), zone, rule, window);
  }

  private NaiveCalendars calendars() {
    var zone = ZoneId.of(random.nextBoolean() ? "Europe/Berlin" : "America/New_York");
    var rule = CalendarRule.values()[random.nextInt(3)];
    var days = new ArrayList<CalendarTimes.Days>();
    for (int i = random.nextInt(5); i > 0; i--) {
      var first = LocalDate.of(2025, 4, 25).plusDays(random.nextInt(60));
      days.add(new CalendarTimes.Days(first, first.plusDays(random.nextInt(3) == 0 ? 12 : 0)));
    }
    var windows = new ArrayList<CalendarTimes.Range>();
    for (int i = random.nextInt(3); i > 0; i--) {
      var from = FROM.plusSeconds(random.nextInt(50 * 24 * 60) * 60L);
      windows.add(
          new CalendarTimes.Range(from, from.plusSeconds((1 + random.nextInt(3 * 24 * 60)) * 60L)));
    }
    var hours =
        switch (random.nextInt(4)) {
          case 0 -> NaiveCalendars.officeHours();
          case 1 ->
              List.of(
                  new CalendarTimes.Hours(DayOfWeek.SATURDAY, 0, 86_400),
                  new CalendarTimes.Hours(DayOfWeek.SUNDAY, 0, 86_400));
          default -> List.<CalendarTimes.Hours>of();
        };
    return new NaiveCalendars(days, hours, windows, random.nextInt(3) == 0, rule, zone);
  }
}
