// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Random expressions, away from clock changes, against Quartz. Each difference has its name. */
class QuartzComparisonTest {

  private static final int COUNT = Integer.getInteger("schedule.comparisons", 10_000);
  private static final int FIRES = 100;
  private static final Instant START = Instant.parse("2025-04-01T00:00:00Z");
  private static final Instant BEFORE_AUTUMN = Instant.parse("2025-10-25T00:00:00Z");

  /** Why Quartz may say something else. */
  private enum Difference {
    /**
     * {@code W} with several times a day: on a day it moved to, Quartz looks for the next time from
     * one of the day it moved from, and loses some. It never adds one.
     */
    NEAREST_WEEKDAY_LOSES_FIRES,
    /** Quartz stops looking a hundred years from now, we at the end of 2199. */
    LAST_YEAR
  }

  private final Map<Difference, Integer> differences = new EnumMap<>(Difference.class);

  @Test
  void firesAsQuartzDoes() throws ParseException {
    var expressions = new RandomExpressions(Seed.random(QuartzComparisonTest.class));
    int compared = 0;
    while (compared < COUNT) {
      var text = expressions.quartz();
      if (exists(text)) {
        compare(text, "UTC", Instant.MAX);
        compare(text, "Europe/Berlin", BEFORE_AUTUMN);
        compared++;
      }
    }
    System.getLogger(getClass().getName())
        .log(System.Logger.Level.INFO, "{0} compared, named differences: {1}", COUNT, differences);
    // They are few, so the comparison is one.
    assertThat(differences.values()).allMatch(count -> count < COUNT / 10);
  }

  private static boolean exists(String text) {
    try {
      CronExpression.parse(text);
      return true;
    } catch (NeverFiresException never) {
      return false;
    }
  }

  private void compare(String text, String zone, Instant end) throws ParseException {
    var quartz = firesOfQuartz(text, zone, end);
    var ours = firesOfOurs(text, zone, end);
    if (quartz.equals(ours)) {
      return;
    }
    var what = "%s in %s".formatted(text, zone);
    if (text.contains("W") && new NaiveCron(text).times().size() > 1) {
      differences.merge(Difference.NEAREST_WEEKDAY_LOSES_FIRES, 1, Integer::sum);
      var schedule = Times.cron(text, zone);
      assertThat(quartz)
          .as(what)
          .allMatch(fire -> schedule.nextFire(fire.minusSeconds(1)).orElseThrow().equals(fire));
    } else {
      differences.merge(Difference.LAST_YEAR, 1, Integer::sum);
      assertThat(ours.subList(0, quartz.size())).as(what).isEqualTo(quartz);
      var firstMissing = ours.get(quartz.size());
      assertThat(firstMissing.toString().substring(0, 4))
          .as(what)
          .isGreaterThan(Integer.toString(org.quartz.CronExpression.MAX_YEAR));
    }
  }

  private static List<Instant> firesOfQuartz(String text, String zone, Instant end)
      throws ParseException {
    var quartz = new org.quartz.CronExpression(text);
    quartz.setTimeZone(TimeZone.getTimeZone(zone));
    var fires = new ArrayList<Instant>();
    var next = quartz.getTimeAfter(Date.from(START));
    while (next != null && next.toInstant().isBefore(end) && fires.size() < FIRES) {
      fires.add(next.toInstant());
      next = quartz.getTimeAfter(next);
    }
    return fires;
  }

  private static List<Instant> firesOfOurs(String text, String zone, Instant end) {
    return Times.cron(text, zone)
        .walk(START)
        .map(Occurrence::at)
        .takeWhile(at -> at.isBefore(end))
        .limit(FIRES)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 12 * * *        | two stars: one of them counts as ?",
        "0 0 12 15 * *       | a star beside a given day counts as ?",
        "0 0 12 ? * 6#3,2#1  | several # in a list",
        "0 0 12 ? * MON,6L   | L beside other days of the week",
        "0 0 12 ? * FRIL,MONL | several last days in a list",
        "0 0 12 ? * SAT,SUN,L | a single L beside other days of the week",
        "0 0 12 ? * MON#3,WED#1 | several # with names in a list",
        "0 0 12 1 8-APR ?     | a number and a name in one range",
        "0 0 12 ? * MON-6     | a name and a number in one range",
        "30 2 * * *          | the UNIX form",
        "@daily              | the names",
      })
  void takesMoreThanQuartz(String expression, String why) {
    assertThatCode(() -> CronExpression.parse(expression)).as(why).doesNotThrowAnyException();
    assertThatThrownBy(() -> new org.quartz.CronExpression(expression))
        .isInstanceOf(ParseException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/0 0 12 * * ?         | a step of 0 is taken for one of 1 there",
        "0 0 12 * JANUX ?       | what follows the first three letters of a month is passed over"
            + " there",
        "0 0 12 ? * MONDAX      | what follows the first three letters of a day is passed over"
            + " there",
        "0 5-9/99 12 * * ?      | a step larger than the field is let through in a range there",
        "0 0,,5 12 * * ?        | an empty place in a list is passed over there",
        "0 0 12 0W * ?          | 0W never fires there",
        "0 0 12 *W * ?          | the W is passed over there",
        "0 0 12 15WX * ?        | what follows the W is passed over there",
        "0 0 12 ? * 6L3         | what follows the L is passed over there",
        "0 0 12 ? * *#2         | the # is passed over there",
        "0 0 12 1 1 ? 1900      | a year before 1970 never fires there",
        "0 0 12 1 1 ? 2300      | nor does one beyond the last",
      })
  void refusesWhatQuartzLetsThrough(String expression, String why) {
    assertThatThrownBy(() -> CronExpression.parse(expression))
        .as(why)
        .isInstanceOf(InvalidCronException.class);
    assertThatCode(() -> new org.quartz.CronExpression(expression)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 12 31 2 ?", "0 0 12 L-30 2 ?", "0 0 12 31 4,6 ?"})
  void refusesDatesThatNeverComeInQuartz(String expression) throws ParseException {
    assertThatThrownBy(() -> CronExpression.parse(expression))
        .isInstanceOf(NeverFiresException.class);
    assertThat(new org.quartz.CronExpression(expression).getTimeAfter(Date.from(START))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 12 1 FEB/3 ?, 2025-05-01T12:00:00Z, 2026-02-01T12:00:00Z",
    "0 0 12 1 JAN-DEC/2 ?, 2025-05-01T12:00:00Z, 2025-04-01T12:00:00Z",
    "0 0 12 ? * MON/2, 2025-04-02T12:00:00Z, 2025-04-07T12:00:00Z",
    "0 0 12 ? * MON-FRI/2, 2025-04-02T12:00:00Z, 2025-04-01T12:00:00Z",
    "0 0 12 ? * MONDAY-FRIDAY, 2025-04-01T12:00:00Z, 2025-04-07T12:00:00Z",
    "0 0 12 1 JANUARY-JUNE ?, 2025-04-01T12:00:00Z, 2026-01-01T12:00:00Z",
    "0 0 12 ? * FRIDAYL, 2025-04-25T12:00:00Z, 2025-04-04T12:00:00Z",
    "'0 0 12 ? * MON,6#3', 2025-04-07T12:00:00Z, 2025-04-21T12:00:00Z",
  })
  void keepsWhatQuartzPassesOver(String expression, Instant ours, Instant quartz)
      throws ParseException {
    assertThat(Times.utc(expression).nextFire(START)).contains(ours);
    assertThat(new org.quartz.CronExpression(expression).getTimeAfter(Date.from(START)))
        .isEqualTo(Date.from(quartz));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 /30 * * * ?",
        "/20 * 9 * * ?",
        "0 0 /7 * * ?",
        "0 5,/30 12 * * ?",
        "0 0 12 /9 * ?",
        "0 0 12 1 /5 ?",
        "0 0 12 ? * /3",
        "0 0 12 ? * MONDAY",
        "0 0 12 ? JANUARY FRIDAY",
        "0 0 12 L-3W * ?",
        " 0 0 12 * * ? ",
        "\t0 0 12 * * ?\n",
        "0 0 12 ? * MON\r\n",
      })
  void takesWhatQuartzTakes(String expression) throws ParseException {
    assertThat(firesOfOurs(expression, "UTC", Instant.MAX))
        .isEqualTo(firesOfQuartz(expression, "UTC", Instant.MAX));
  }

  @Test
  void readsARangeThatGoesOverTheEndAsQuartzDoes() throws ParseException {
    for (var text : List.of("0 0 22-2 ? * *", "0 0 12 ? * FRI-MON", "50-10/7 0 12 25-5 * ?")) {
      assertThat(firesOfOurs(text, "UTC", Instant.MAX))
          .isEqualTo(firesOfQuartz(text, "UTC", Instant.MAX));
    }
  }
}
