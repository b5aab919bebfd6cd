// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted is what a walk would find. */
class CountTest {

  private static final int COUNT = Integer.getInteger("schedule.slowWalks", 1_500);
  private static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2041-01-01T00:00:00Z");
  private static final long MOST_STEPS = 50_000;
  private static final List<ZoneId> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .sorted()
          .map(ZoneId::of)
          .filter(zone -> zone.getRules().nextTransition(FROM) != null)
          .toList();

  private final Random random = Seed.random(CountTest.class);
  private final RandomExpressions expressions = new RandomExpressions(random);

  @Test
  void isThatOfTheWalkAroundAChangeOfTheClock() {
    for (int i = 0; i < COUNT; i++) {
      var zone = ZONES.get(random.nextInt(ZONES.size()));
      var change = aChange(zone);
      var rule = DaylightSavingRule.values()[random.nextInt(3)];
      var text = ofEachDay(random.nextBoolean() ? expressions.quartz() : expressions.unix());
      var schedule = Times.cron(text, zone.getId(), rule);
      var after = change.minusMillis(random.nextInt(12 * 3_600_000));
      for (int days : List.of(0, 1, 3)) {
        check(schedule, after, after.plusMillis(days * 86_400_000L + random.nextInt(86_400_000)));
        check(schedule, change.minusSeconds(days), change);
        check(schedule, change, change.plusSeconds(random.nextInt(3 * 3600)));
      }
    }
  }

  @Test
  void isThatOfTheWalkWhereverTheChangeOfTheClockIsEntered() {
    for (var zone : List.of("Europe/Berlin", "Australia/Lord_Howe", "Antarctica/Casey")) {
      var change = aChange(ZoneId.of(zone));
      for (var text : List.of("*/7 * * * * ?", "*/7 * 0-4 * * ?", "0 0,15,30,45 1,2,3 * * ?")) {
        for (var rule : DaylightSavingRule.values()) {
          var schedule = Times.cron(text, zone, rule);
          for (int i = 0; i < 40; i++) {
            var after = change.plusSeconds(random.nextInt(6 * 3600) - 3 * 3600);
            check(schedule, after, after.plusSeconds(random.nextInt(4 * 3600)));
          }
        }
      }
    }
  }

  @Test
  void isThatOfTheWalkOverYears() {
    for (int i = 0; i < COUNT / 10; i++) {
      var zone = ZONES.get(random.nextInt(ZONES.size()));
      var rule = DaylightSavingRule.values()[random.nextInt(3)];
      var text =
          random.nextBoolean()
              ? expressions.quartz()
              : "0 %d %d ? * %d".formatted(random.nextInt(60), random.nextInt(4), i % 7 + 1);
      var start = aChange(zone);
      var window = new Window(start, start.plusSeconds(86_400L * 365 * 40));
      try {
        var schedule = Schedule.cron(CronExpression.parse(text), zone, rule, window);
        check(schedule, aChange(zone), aChange(zone));
      } catch (NeverFiresException never) {
        // There is nothing to count.
        assertThat(never).hasMessageContaining(text);
      }
    }
  }

  @Test
  void isThatOfTheWalkForOtherKinds() {
    for (int i = 0; i < COUNT; i++) {
      var anchor = FROM.plusMillis(random.nextInt(1_000_000));
      var start = FROM.plusMillis(random.nextInt(1_000_000));
      var window =
          switch (i % 3) {
            case 0 -> Window.always();
            case 1 -> new Window(start, null);
            default -> new Window(start, start.plusMillis(random.nextInt(1_000_000)));
          };
      var interval = Duration.ofSeconds(1 + random.nextInt(200));
      var after = FROM.plusMillis(random.nextInt(1_000_000));
      var upTo = FROM.plusMillis(random.nextInt(2_000_000));
      var every = Schedule.interval(interval, anchor, window);

      check(every, after, upTo);
      check(every, anchor, anchor.plus(interval));
      check(every, anchor.minusMillis(1), anchor.plus(interval).minusMillis(1));
      check(Schedule.once(anchor, window), after, upTo);
      check(Schedule.once(anchor, window), anchor, upTo);
      check(Schedule.once(anchor, window), after, anchor);
    }
  }

  @Test
  void includesBothEndsOfTheWindow() {
    var start = Instant.parse("2025-01-01T00:00:00Z");
    var schedule =
        Schedule.cron(
            CronExpression.parse("* * * * * ?"),
            ZoneOffset.UTC,
            DaylightSavingRule.RUN_ONCE,
            new Window(start, start.plusMillis(9_999)));

    assertThat(schedule.countFires(Instant.EPOCH, Instant.MAX)).isEqualTo(10);
    assertThat(schedule.countFires(start, Instant.MAX)).isEqualTo(9);
    assertThat(schedule.countFires(start, start.plusMillis(999))).isZero();
    assertThat(schedule.countFires(start.plusSeconds(5), start)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "* * * * * ?,     1970-01-01T00:00:00Z, 2200-01-01T00:00:00Z, 7258118399",
    "* * * * * ?,     2025-01-01T00:00:00Z, 2026-01-01T00:00:00Z, 31536000",
    "0 * * * * ?,     2024-01-01T00:00:00Z, 2025-01-01T00:00:00Z, 527040",
    "0 0 12 29 2 ?,   2000-01-01T00:00:00Z, 2099-01-01T00:00:00Z, 25",
    "* * * * * ? 2199, 1970-01-01T00:00:00Z, 2199-01-01T00:00:09Z, 10",
  })
  void isSoonDoneHoweverManyThereAre(String cron, Instant after, Instant upTo, long count) {
    assertThat(Times.utc(cron).countFires(after, upTo)).isEqualTo(count);
  }

  @Test
  void isBoundedWhereverItBeginsAndEnds() {
    var seconds = Times.cron("* * * * * ?", "Europe/Berlin").countFires(Instant.MIN, Instant.MAX);

    assertThat(seconds).isEqualTo(230L * 365 * 86_400 + 56 * 86_400);
    assertThat(
            Times.cron("0 30 2 * * ?", "Europe/Berlin", DaylightSavingRule.SKIP)
                .skips(Instant.MIN, Instant.MAX))
        .hasSizeGreaterThan(200)
        .hasSizeLessThan(230);
  }

  @Test
  void leavesOutTheSkipsOfOtherGaps() {
    // In 2024 the gap is on the 31st, so the first thing that happens after it is the next skip.
    var thirtieth = Times.cron("0 30 2 30 3 ?", "Europe/Berlin", DaylightSavingRule.SKIP);

    assertThat(
            thirtieth.skips(
                Instant.parse("2024-03-30T12:00:00Z"), Instant.parse("2026-03-29T12:00:00Z")))
        .extracting(Occurrence::at)
        .containsExactly(Instant.parse("2025-03-30T01:00:00Z"));
  }

  private void check(Schedule schedule, Instant after, Instant upTo) {
    var walked =
        schedule
            .walk(after)
            .takeWhile(occurrence -> !occurrence.at().isAfter(upTo))
            .limit(MOST_STEPS)
            .collect(Collectors.partitioningBy(Occurrence.Fire.class::isInstance));
    // A walk that is too long is checked as far as it went.
    var end =
        walked.get(true).size() + walked.get(false).size() < MOST_STEPS
            ? upTo
            : walked.get(true).get(walked.get(true).size() - 1).at();

    assertThat(schedule.countFires(after, end))
        .as("%s after %s up to %s", schedule, after, end)
        .isEqualTo(walked.get(true).size());
    assertThat(schedule.skips(after, end))
        .as("%s after %s up to %s", schedule, after, end)
        .isEqualTo(walked.get(false));
  }

  private Instant aChange(ZoneId zone) {
    var from = FROM.plusSeconds(random.nextLong(TO.getEpochSecond() - FROM.getEpochSecond()));
    var change = zone.getRules().nextTransition(from);
    return (change == null ? zone.getRules().previousTransition(TO) : change).getInstant();
  }

  /** With the time fields as they are and no day left out, so that the change is hit. */
  private static String ofEachDay(String expression) {
    var fields = expression.split(" ");
    return fields.length == 5
        ? "%s %s * * *".formatted(fields[0], fields[1])
        : "%s %s %s * * ?".formatted(fields[0], fields[1], fields[2]);
  }
}
