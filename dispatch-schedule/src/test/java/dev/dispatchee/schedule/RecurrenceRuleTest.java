// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceRuleTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  // The start and the rules of RFC 5545, 3.8.5.3, and its first occurrences.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1997-09-02T09:00 | FREQ=DAILY;COUNT=10 | 1997-09-02 1997-09-03 1997-09-04",
        "1997-09-02T09:00 | FREQ=WEEKLY;INTERVAL=2;WKST=SU | 1997-09-02 1997-09-16 1997-09-30",
        "1997-09-05T09:00 | FREQ=MONTHLY;COUNT=10;BYDAY=1FR | 1997-09-05 1997-10-03 1997-11-07",
        "1997-09-22T09:00 | FREQ=MONTHLY;COUNT=6;BYDAY=-2MO | 1997-09-22 1997-10-20 1997-11-17",
        "1997-09-28T09:00 | FREQ=MONTHLY;BYMONTHDAY=-3 | 1997-09-28 1997-10-29 1997-11-28",
        "1997-01-01T09:00 | FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200"
            + " | 1997-01-01 1997-04-10 1997-07-19",
        "1997-05-19T09:00 | FREQ=YEARLY;BYDAY=20MO | 1997-05-19 1998-05-18 1999-05-17",
        "1997-05-12T09:00 | FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO | 1997-05-12 1998-05-11 1999-05-17",
        "1997-09-02T09:00 | FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13 | 1998-02-13 1998-03-13 1998-11-13",
        "1996-11-05T09:00 | FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8"
            + " | 1996-11-05 2000-11-07 2004-11-02",
        "1997-09-04T09:00 | FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3"
            + " | 1997-09-04 1997-10-07 1997-11-06",
        "1997-08-05T09:00 | FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO"
            + " | 1997-08-05 1997-08-10 1997-08-19 1997-08-24",
        "1997-08-05T09:00 | FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU"
            + " | 1997-08-05 1997-08-17 1997-08-19 1997-08-31",
        "2007-01-15T09:00 | FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5"
            + " | 2007-01-15 2007-01-30 2007-02-15 2007-03-15 2007-03-30",
      })
  void comesAsTheStandardSays(LocalDateTime start, String rule, String dates) {
    var first = start.atZone(NEW_YORK).toInstant();
    var expected = List.of(dates.split(" "));

    var fires = schedule(rule, first, NEW_YORK).walk(first.minusNanos(1)).limit(expected.size());

    assertThat(fires.map(fire -> fire.at().atZone(NEW_YORK).toLocalDateTime().toString()).toList())
        .isEqualTo(expected.stream().map(date -> date + "T09:00").toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20261231 | 2026-12-31T12:00:00Z",
        "20261231T115959Z | 2026-12-30T12:00:00Z",
        "20261231T120000Z | 2026-12-31T12:00:00Z",
        "20261231T130000 | 2026-12-31T12:00:00Z",
      })
  void endsAtUntil(String until, Instant last) {
    var start = Instant.parse("2026-12-29T12:00:00Z");
    var fires = schedule("FREQ=DAILY;UNTIL=" + until, start, BERLIN).walk(start.minusNanos(1));

    assertThat(fires.map(Occurrence::at).toList()).last().isEqualTo(last);
  }

  @Test
  void followsTheClockAsACronExpressionDoes() {
    var start = Instant.parse("2025-01-01T01:30:00Z");
    for (var rule : DaylightSavingRule.values()) {
      var daily = schedule("FREQ=DAILY", start, BERLIN, rule);
      var hourly = schedule("FREQ=MINUTELY;INTERVAL=15;BYSECOND=0", start, BERLIN, rule);
      var some = schedule("FREQ=HOURLY;BYHOUR=0,1,2,3,4,5;BYMINUTE=0,30", start, BERLIN, rule);
      for (var date : List.of("2025-03-30", "2025-10-26")) {
        assertThat(Times.on(daily, date, "Europe/Berlin"))
            .isEqualTo(Times.on(cron("0 30 2 * * ?", rule), date, "Europe/Berlin"));
        assertThat(Times.on(hourly, date, "Europe/Berlin"))
            .isEqualTo(Times.on(cron("0 */15 * * * ?", rule), date, "Europe/Berlin"));
        assertThat(Times.on(some, date, "Europe/Berlin"))
            .isEqualTo(Times.on(cron("0 0/30 0-5 * * ?", rule), date, "Europe/Berlin"));
      }
    }
  }

  @Test
  void countsWhatItWalksOver() {
    var random = Seed.random(RecurrenceRuleTest.class);
    var rules = new RandomRecurrences(random);
    for (int i = 0; i < 700; i++) {
      var frequency = Frequency.values()[i % Frequency.values().length];
      var start = Instant.parse("2025-03-01T00:00:00Z").plusSeconds(random.nextInt(5_000_000));
      var schedule =
          schedule(rules.of(frequency), start, BERLIN, DaylightSavingRule.values()[i % 3]);
      var end = start.plus(Duration.ofDays(frequency.isWithinDay() ? 1 : 1_500));
      assertThat(schedule.countFires(start, end))
          .as("%s from %s", schedule.describe(), start)
          .isEqualTo(
              schedule
                  .walk(start)
                  .takeWhile(one -> !one.at().isAfter(end))
                  .filter(Occurrence.Fire.class::isInstance)
                  .count());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1",
        "FREQ=SECONDLY;INTERVAL=86400;BYHOUR=1",
        "FREQ=MINUTELY;INTERVAL=1440;BYHOUR=3",
        "FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2,4;BYSETPOS=366",
        "FREQ=DAILY;BYMONTH=4,6,9,11;BYMONTHDAY=31;COUNT=100000000",
        "FREQ=DAILY;BYSECOND=60",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2",
      })
  void findsSoonThatARuleNeverComes(String rule) {
    var start = Instant.parse("2026-01-01T00:00:00Z");
    assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          assertThat(RecurrenceRule.parse(rule).hasDates(start, UTC)).isFalse();
          assertThat(schedule(rule, start, UTC).countFires(start, Instant.MAX)).isZero();
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BYDAY=MO | FREQ must be",
        "FREQ=FORTNIGHTLY | YEARLY",
        "FREQ=DAILY;FREQ=DAILY | twice",
        "FREQ=DAILY;INTERVAL=0 | 1 to",
        "FREQ=DAILY;COUNT=1;UNTIL=20260101 | one of COUNT and UNTIL",
        "FREQ=DAILY;UNTIL=20261301 | such as",
        "FREQ=DAILY;UNTIL=2026-01-01 | such as",
        "FREQ=DAILY;BYHOUR=24 | 0 to 23",
        "FREQ=DAILY;BYHOUR= | 0 to 23",
        "FREQ=WEEKLY;BYMONTHDAY=1 | without BYMONTHDAY",
        "FREQ=DAILY;BYWEEKNO=1 | without BYWEEKNO",
        "FREQ=WEEKLY;BYDAY=1MO | without a number",
        "FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO | without a number",
        "FREQ=MONTHLY;BYDAY=6MO | 1 to 5",
        "FREQ=MONTHLY;BYDAY=XX | MO, TU",
        "FREQ=DAILY;BYSETPOS=1 | another BY part",
        "FREQ=DAILY;X-RULE=1 | 3.3.10",
        "FREQ=DAILY; | separated by semicolons",
        "FREQ=MONTHLY;BYMONTHDAY=0 | 1 to 31, or -31 to -1",
      })
  void refusesWhatTheStandardDoesAndSaysWhatIsAllowed(String rule, String allowed) {
    assertThatThrownBy(() -> RecurrenceRule.parse(rule))
        .isInstanceOf(InvalidRecurrenceException.class)
        .hasMessageContaining(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR | Every 2 weeks, on Monday and Friday, at 09:30",
        "rrule:freq=daily;count=1 | Every day, at 09:30, once",
        "FREQ=MONTHLY | Every month, on the 15th, at 09:30",
        "FREQ=YEARLY;BYHOUR=1,2 | Every year, on the 15th of June, at 01:30 and 02:30",
        "FREQ=MONTHLY;BYDAY=-1FR | Every month, on the last Friday of the month, at 09:30",
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1"
            + " | Every month, on Monday and Tuesday, at 09:30, of these only the last of each month",
        "FREQ=HOURLY;INTERVAL=4 | Every 4 hours, at minute 30, at second 0",
      })
  void saysItInWords(String rule, String words) {
    var start = Instant.parse("2026-06-15T07:30:00Z");

    assertThat(schedule(rule, start, BERLIN).describe())
        .isEqualTo(words + ", Europe/Berlin, counted from 2026-06-15T07:30:00Z");
  }

  @Test
  void startsAtTheSecondThatIsNotBeforeItsStart() {
    var start = Instant.parse("2026-06-15T07:30:00.250Z");

    assertThat(schedule("FREQ=DAILY;COUNT=1", start, BERLIN).nextFire(start))
        .contains(Instant.parse("2026-06-15T07:30:01Z"));
  }

  private static Schedule cron(String text, DaylightSavingRule rule) {
    return Times.cron(text, "Europe/Berlin", rule);
  }

  private static Schedule schedule(String rule, Instant start, ZoneId zone) {
    return schedule(rule, start, zone, DaylightSavingRule.RUN_ONCE);
  }

  private static Schedule schedule(
      String rule, Instant start, ZoneId zone, DaylightSavingRule clockRule) {
    return Schedule.recurrence(RecurrenceRule.parse(rule), start, zone, clockRule, Window.always());
  }
}
