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
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where whole stretches are moved to is where a look at each of their minutes finds a free day. */
class DayMovesTest {

  private static final int COUNT = Integer.getInteger("schedule.calendars", 100);

  // By an hour, by half of one, at midnight, over midnight, and by a whole day.
  private static final List<String> CHANGES =
      List.of(
          "Europe/Berlin 2025-10-26",
          "America/New_York 2025-03-09",
          "Australia/Lord_Howe 2025-10-05",
          "Africa/Cairo 2025-04-25",
          "America/Havana 2025-11-02",
          "America/Toronto 1990-10-28",
          "America/St_Johns 2006-04-02",
          "America/St_Johns 2006-10-29",
          "America/Toronto 1919-03-31",
          "Pacific/Apia 2011-12-30");

  private final Random random = Seed.random(DayMovesTest.class);

  @Test
  void areThoseOfEachMinute() {
    for (int i = 0; i < COUNT / 4; i++) {
      var place = CHANGES.get(random.nextInt(CHANGES.size())).split(" ");
      var zone = ZoneId.of(place[0]);
      var rule = random.nextBoolean() ? CalendarRule.NEXT_DAY : CalendarRule.PREVIOUS_DAY;
      var times = new CalendarTimes(List.of(), hours(), List.of());
      var named = new CalendarBinding.NamedCalendar("C", times);
      var binding = new CalendarBinding(named, null, rule, zone);
      var held = new HeldDays(binding, Effort.unlimited());
      var change = LocalDate.parse(place[1]);
      for (var date = change.minusDays(3); !date.isAfter(change.plusDays(3)); ) {
        for (var span : binding.barredOn(LocalDay.of(date, zone)).all()) {
          check(span, DayMoves.of(span, rule, held), binding);
        }
        date = date.plusDays(1);
      }
    }
  }

  @Test
  void comeToAnEndWhereTheClockIsSetBackOverMidnight() {
    var zone = ZoneId.of("America/St_Johns");
    // The first minute of a Sunday, after which the clock shows Saturday 23:01.
    var minute =
        new CalendarTimes.Range(
            Instant.parse("2006-10-29T02:30:00Z"), Instant.parse("2006-10-29T02:31:00Z"));
    var times = new CalendarTimes(List.of(), List.of(), List.of(minute));
    var named = new CalendarBinding.NamedCalendar("C", times);
    var from = Instant.parse("2006-10-28T00:00:00Z");
    var base =
        Schedule.cron(
            CronExpression.parse("0 * * * * ?"),
            zone,
            DaylightSavingRule.RUN_ONCE,
            Window.always());
    for (var rule : CalendarRule.values()) {
      var bound =
          Schedule.bound(base, new CalendarBinding(named, null, rule, zone), Window.always());

      assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () ->
              assertThat(bound.countFires(from, from.plus(Duration.ofDays(2))))
                  .isEqualTo(2 * 24 * 60 - 1));
    }
  }

  private static void check(Span span, List<DayMoves.Move> moves, CalendarBinding binding) {
    for (long millis = span.from(); millis < span.to(); millis += 60_000) {
      var at = Instant.ofEpochMilli(millis);
      var moved =
          moves.stream()
              .filter(move -> move.part().beforeStart().isBefore(at))
              .filter(move -> !move.part().lastInstant().isBefore(at))
              .map(move -> move.of(at))
              .toList();
      assertThat(moved)
          .as("%s with %s", at, binding)
          .isEqualTo(target(at, binding).stream().toList());
    }
  }

  private static Optional<Instant> target(Instant at, CalendarBinding binding) {
    var local = at.atZone(binding.zone()).toLocalDateTime();
    int step = binding.rule() == CalendarRule.NEXT_DAY ? 1 : -1;
    for (int days = 1; days <= DayMoves.FARTHEST_DAYS; days++) {
      var to = LocalDay.instantOf(local.plusDays((long) step * days), binding.zone());
      var day = LocalDay.at(to, binding.zone());
      if (to.toEpochMilli() >= day.whole().to()) {
        day = LocalDay.of(LocalDate.ofEpochDay(day.epochDay() + 1), binding.zone());
      }
      if (!binding.barredOn(day).at(to.toEpochMilli(), day.whole()).inside()) {
        return Optional.of(to);
      }
    }
    return Optional.empty();
  }

  private List<CalendarTimes.Hours> hours() {
    var hours = new ArrayList<CalendarTimes.Hours>();
    for (int i = 1 + random.nextInt(20); i > 0; i--) {
      int from = random.nextInt(4) == 0 ? 0 : random.nextInt(24 * 60 - 1);
      int to = Math.min(24 * 60, from + 1 + random.nextInt(300));
      for (var day : DayOfWeek.values()) {
        if (random.nextInt(3) > 0) {
          hours.add(new CalendarTimes.Hours(day, from * 60, to * 60));
        }
      }
    }
    return hours;
  }
}
