// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random expressions, against a walk that looks at one date after the other. */
class SlowWalkTest {

  private static final int COUNT = Integer.getInteger("schedule.slowWalks", 1_500);
  private static final int FIRES = 40;

  private final Random random = Seed.random(SlowWalkTest.class);
  private final RandomExpressions expressions = new RandomExpressions(random);

  @Test
  void firesAsTheSlowWalkDoes() {
    for (int i = 0; i < COUNT; i++) {
      check(random.nextBoolean() ? expressions.quartz() : expressions.unix());
    }
  }

  private void check(String text) {
    var from = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(3_000));
    var schedule = parse(text);
    var slow = new NaiveCron(text);
    var expected = slowFires(slow, from);
    if (schedule.isEmpty()) {
      assertThat(expected).as(text).isEmpty();
      return;
    }
    var start = from.atStartOfDay().toInstant(ZoneOffset.UTC);
    var actual = schedule.get().walk(start.minusNanos(1)).limit(expected.size()).toList();

    assertThat(actual).as("%s from %s", text, from).isEqualTo(expected);
    if (expected.size() < FIRES) {
      var end = from.plusYears(30).atStartOfDay().toInstant(ZoneOffset.UTC);
      var last = expected.isEmpty() ? start : expected.get(expected.size() - 1).at();
      assertThat(schedule.get().nextFire(last).filter(end::isAfter)).as(text).isEmpty();
    }
  }

  private static Optional<Schedule> parse(String text) {
    try {
      return Optional.of(Times.utc(text));
    } catch (NeverFiresException never) {
      return Optional.empty();
    }
  }

  private static List<Occurrence> slowFires(NaiveCron cron, LocalDate from) {
    var fires = new ArrayList<Occurrence>();
    var end = from.plusYears(30);
    for (var date = from; date.isBefore(end) && fires.size() < FIRES; date = date.plusDays(1)) {
      if (cron.matches(date)) {
        for (var time : cron.times()) {
          Instant at = date.atTime(time).toInstant(ZoneOffset.UTC);
          fires.add(new Occurrence.Fire(at, Note.NONE));
        }
      }
    }
    return fires.subList(0, Math.min(FIRES, fires.size()));
  }

  @Test
  void followsTheZoneAsTheSlowWalkDoes() {
    var zones = List.of("Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "America/Havana");
    for (int i = 0; i < COUNT / 5; i++) {
      var text = ofAnyYear(expressions.quartz());
      var zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
      var rule = DaylightSavingRule.values()[random.nextInt(3)];
      var first = LocalDate.of(2011, 1, 1).plusDays(random.nextInt(360));
      var expected =
          BruteForce.occurrences(
              new NaiveCron(text), zone.getRules(), rule, first.minusDays(2), first.plusDays(22));
      var from = first.atStartOfDay(zone).toInstant();
      var to = first.plusDays(20).atStartOfDay(zone).toInstant();

      parse(text)
          .ifPresent(
              utc ->
                  assertThat(
                          Times.between(Times.cron(text, zone.getId(), rule), from, to).stream()
                              .limit(5_000)
                              .toList())
                      .as("%s %s %s from %s", text, zone, rule, first)
                      .isEqualTo(
                          expected.stream()
                              .filter(at -> !at.at().isBefore(from) && at.at().isBefore(to))
                              .limit(5_000)
                              .toList()));
    }
  }

  private static String ofAnyYear(String quartz) {
    return String.join(" ", List.of(quartz.split(" ")).subList(0, 6));
  }
}
