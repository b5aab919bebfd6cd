// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Only barred stretches in a row that leave no fire make a schedule one that never fires. */
class ManyBarredStretchesTest {

  private static final Instant FROM = Instant.parse("2025-05-05T00:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @ParameterizedTest
  @EnumSource(CalendarRule.class)
  void firesBetweenManyOfThem(CalendarRule rule) {
    var open = new ArrayList<CalendarTimes.Hours>();
    for (var day : DayOfWeek.values()) {
      for (int half = 0; half < 48; half++) {
        open.add(new CalendarTimes.Hours(day, half * 1_800, half * 1_800 + 29 * 60));
      }
    }
    var only = calendar(open, List.of());
    var binding = new CalendarBinding(null, only, rule, ZoneOffset.UTC);

    assertThat(bound("0 * * * * ?", binding).nextFire(FROM)).contains(FROM.plus(MINUTE));
    assertThat(bound("* * * * * ?", binding).nextFire(FROM)).contains(FROM.plusSeconds(1));
  }

  @Test
  void firesOnTheOnlyDayThatIsFreeWhereAllOthersMoveTo() {
    var barred = new ArrayList<CalendarTimes.Hours>();
    for (var day : List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY)) {
      for (int pair = 0; pair < 720; pair++) {
        barred.add(new CalendarTimes.Hours(day, pair * 120, pair * 120 + 60));
      }
    }
    for (var rule : List.of(CalendarRule.NEXT_DAY, CalendarRule.PREVIOUS_DAY)) {
      var binding = new CalendarBinding(calendar(barred, List.of()), null, rule, ZoneOffset.UTC);
      var next = bound("0 */2 * ? * MON-WED", binding).nextFire(FROM);

      assertThat(next)
          .contains(
              Instant.parse(
                  rule == CalendarRule.NEXT_DAY ? "2025-05-08T00:00:00Z" : "2025-05-11T00:00:00Z"));
    }
  }

  @Test
  void firesAfterManyThatAreOver() {
    var over = windows(FROM.minus(Duration.ofDays(32)), 2_300);
    var binding =
        new CalendarBinding(calendar(List.of(), over), null, CalendarRule.NEXT_DAY, ZoneOffset.UTC);

    // With more fires in each than are moved.
    assertThat(bound("* 0-1,20-21,40-41 * * * ?", binding).nextFire(FROM))
        .contains(FROM.plusSeconds(1));
  }

  @Test
  void firesBeforeManyOfThem() {
    var windows = windows(FROM.plus(Duration.ofMinutes(20)), 9_000);
    var binding =
        new CalendarBinding(
            calendar(List.of(), windows), null, CalendarRule.PREVIOUS_DAY, ZoneOffset.UTC);

    assertThat(bound("* 0-1,20-21,40-41 * * * ?", binding).nextFire(FROM))
        .contains(FROM.plusSeconds(1));
  }

  /** Of two minutes, every twenty minutes. */
  private static List<CalendarTimes.Range> windows(Instant first, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> first.plus(MINUTE.multipliedBy(20L * i)))
        .map(from -> new CalendarTimes.Range(from, from.plus(MINUTE.multipliedBy(2))))
        .toList();
  }

  private static CalendarBinding.NamedCalendar calendar(
      List<CalendarTimes.Hours> hours, List<CalendarTimes.Range> windows) {
    return new CalendarBinding.NamedCalendar("C", new CalendarTimes(List.of(), hours, windows));
  }

  private static Schedule bound(String cron, CalendarBinding binding) {
    var base =
        Schedule.cron(
            CronExpression.parse(cron),
            binding.zone(),
            DaylightSavingRule.RUN_ONCE,
            Window.always());
    return Schedule.bound(base, binding, Window.always());
  }
}
