// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every zone of the JDK and every change of its clock from 2000 to 2040, against the set built by
 * brute force. A default run takes one change of eleven, {@code -Dschedule.oneChangeOf=1} all.
 */
class EveryZoneTest {

  private static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2041-01-01T00:00:00Z");
  private static final int EVERY = Integer.getInteger("schedule.oneChangeOf", 11);

  /** A change of a zone's clock. */
  private record Change(ZoneId zone, ZoneOffsetTransition transition) {

    LocalDateTime start() {
      return transition.isGap() ? transition.getDateTimeBefore() : transition.getDateTimeAfter();
    }

    LocalDateTime end() {
      return transition.isGap() ? transition.getDateTimeAfter() : transition.getDateTimeBefore();
    }

    LocalDateTime middle() {
      return start().plus(transition.getDuration().abs().dividedBy(2));
    }
  }

  @Test
  void firesAsTheSetBuiltByBruteForce() {
    var changes = changes();
    assertThat(changes).hasSizeGreaterThan(15_000 / EVERY);
    for (var change : changes) {
      for (var expression : expressions(change)) {
        var cron = new NaiveCron(expression);
        for (var rule : DaylightSavingRule.values()) {
          check(change, expression, cron, rule);
        }
      }
    }
  }

  @Test
  void aDailyTimeHasOneFireForEachDate() {
    for (var change : changes()) {
      var date = change.start().toLocalDate();
      var daily = Times.cron(at(change.middle().toLocalTime()), change.zone().getId());
      var fires =
          Times.between(
              daily,
              date.minusDays(2).atStartOfDay(change.zone()).toInstant(),
              date.plusDays(3).atStartOfDay(change.zone()).toInstant());

      assertThat(fires).as("%s", change).hasSize(5);
    }
  }

  private static void check(
      Change change, String expression, NaiveCron cron, DaylightSavingRule rule) {
    var date = change.start().toLocalDate();
    var from = change.transition().getInstant().minusSeconds(36 * 3600);
    var to = change.transition().getInstant().plusSeconds(36 * 3600);
    var expected =
        BruteForce.occurrences(
                cron, change.zone().getRules(), rule, date.minusDays(3), date.plusDays(4))
            .stream()
            .filter(at -> !at.at().isBefore(from) && at.at().isBefore(to))
            .toList();
    var schedule =
        Schedule.cron(CronExpression.parse(expression), change.zone(), rule, Window.always());

    var actual = Times.between(schedule, from, to);

    if (!actual.equals(expected)) {
      assertThat(actual).as("%s %s %s", expression, change, rule).isEqualTo(expected);
    }
    for (var after : instantsAround(change)) {
      var next = schedule.nextAt(after);
      var wanted = expected.stream().filter(at -> at.at().isAfter(after)).findFirst();
      if (wanted.isPresent() && !next.get(0).equals(wanted.get())) {
        assertThat(next)
            .as("%s %s %s after %s", expression, change, rule, after)
            .first()
            .isEqualTo(wanted.get());
      }
    }
  }

  private static List<Instant> instantsAround(Change change) {
    var at = change.transition().getInstant();
    var half = change.transition().getDuration().abs().dividedBy(2);
    return List.of(
        at.minus(half).minusSeconds(1),
        at.minus(half),
        at.minusSeconds(1),
        at.minusNanos(1),
        at,
        at.plusNanos(500_000_000),
        at.plus(half).minusNanos(1),
        at.plus(half),
        at.plus(half).plus(half));
  }

  private static Set<String> expressions(Change change) {
    var start = change.start().toLocalTime();
    var middle = change.middle().toLocalTime();
    var end = change.end().toLocalTime();
    var date = change.middle().toLocalDate();
    int later = (middle.getHour() + 1) % 24;
    return new LinkedHashSet<>(
        List.of(
            // Hourly.
            "0 5 * * * ?",
            "0 */20 * * * ?",
            "0 %d 0-23 * * ?".formatted(middle.getMinute()),
            // Interval.
            "0 */30 %d-%d * * ?".formatted(start.getHour(), later),
            "0 0 */6 * * ?",
            "0 %d/7 %d * * ?".formatted(start.getMinute(), start.getHour()),
            "%d/30 %d %d * * ?"
                .formatted(middle.getSecond() % 30, middle.getMinute(), middle.getHour()),
            // Clock-bound.
            at(LocalTime.MIDNIGHT),
            at(start),
            at(middle),
            at(end),
            at(end.minusSeconds(1)),
            "0 %d,59 %d,%d * * ?".formatted(middle.getMinute(), middle.getHour(), later),
            "%s %d %d ?".formatted(at(middle, ""), date.getDayOfMonth(), date.getMonthValue()),
            "%s ? * %s".formatted(at(middle, ""), date.getDayOfWeek().name().substring(0, 3))));
  }

  private static String at(LocalTime time) {
    return at(time, " * * ?");
  }

  private static String at(LocalTime time, String days) {
    return "%d %d %d%s".formatted(time.getSecond(), time.getMinute(), time.getHour(), days);
  }

  private static List<Change> changes() {
    var changes = new ArrayList<Change>();
    int seen = 0;
    for (var id : ZoneId.getAvailableZoneIds().stream().sorted().toList()) {
      var zone = ZoneId.of(id);
      var next = zone.getRules().nextTransition(FROM);
      while (next != null && next.getInstant().isBefore(TO)) {
        // The long ones are few and never left out; one is a whole date.
        boolean rare = next.getDuration().abs().toHours() > 2;
        if (rare || seen % EVERY == 0) {
          changes.add(new Change(zone, next));
        }
        seen++;
        next = zone.getRules().nextTransition(next.getInstant());
      }
    }
    return changes;
  }
}
