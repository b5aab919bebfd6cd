// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static dev.dispatchee.schedule.DaylightSavingRule.RUN_ONCE;
import static dev.dispatchee.schedule.DaylightSavingRule.RUN_TWICE;
import static dev.dispatchee.schedule.DaylightSavingRule.SKIP;
import static dev.dispatchee.schedule.Times.clocks;
import static dev.dispatchee.schedule.Times.cron;
import static dev.dispatchee.schedule.Times.fires;
import static dev.dispatchee.schedule.Times.on;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables about clock changes that the project promises, row by row. */
class ClockChangeTableTest {

  private static final String BERLIN = "Europe/Berlin";
  private static final String SPRING = "2025-03-30";
  private static final String AUTUMN = "2025-10-26";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 30 2 * * ?      | 03:00:00+02:00",
        "0 0,30 2,3 * * ?  | 03:00:00+02:00 03:30:00+02:00",
        "0 0/15 2 * * ?    | 03:00:00+02:00",
        "0 0-30/10 2 * * ? | 03:00:00+02:00",
        "*/20 30 2 * * ?   | 03:00:00+02:00",
      })
  void firesOnceWhereTheClockJumps(String expression, String expected) {
    assertThat(clocks(on(cron(expression, BERLIN), SPRING, BERLIN), BERLIN))
        .containsExactly(expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 30 2 * * ?     | 02:30:00+02:00",
        "0 0,30 2,3 * * ? | 02:00:00+02:00 02:30:00+02:00 03:00:00+01:00 03:30:00+01:00",
      })
  void takesTheFirstOfTwoWhereTheClockGoesBack(String expression, String expected) {
    assertThat(clocks(on(cron(expression, BERLIN), AUTUMN, BERLIN), BERLIN))
        .containsExactly(expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 */5 0-5 * * ?   | 60 | 84",
        "0 0/15 2 * * ?    | 1  | 8",
        "0 0-30/10 2 * * ? | 1  | 8",
        "*/20 30 2 * * ?   | 1  | 6",
        "0 5 * * * ?       | 23 | 25",
        "0 */15 * * * ?    | 92 | 100",
        "0 0 0-23 * * ?    | 23 | 25",
        "5 * * * *         | 23 | 25",
        "*/15 * * * *      | 92 | 100",
      })
  void intervalsAndHoursFollowElapsedTime(String expression, int inSpring, int inAutumn) {
    for (var rule : List.of(RUN_ONCE, RUN_TWICE)) {
      var schedule = cron(expression, BERLIN, rule);
      assertThat(on(schedule, SPRING, BERLIN)).hasSize(inSpring);
      assertThat(on(schedule, AUTUMN, BERLIN)).hasSize(inAutumn);
    }
  }

  @Test
  void everySixHoursInSaoPauloAndHavana() {
    assertThat(
            clocks(
                on(cron("0 0 */6 * * ?", "America/Sao_Paulo"), "2018-11-04", "America/Sao_Paulo"),
                "America/Sao_Paulo"))
        .containsExactly("01:00:00-02:00", "06:00:00-02:00", "12:00:00-02:00", "18:00:00-02:00");
    assertThat(
            clocks(
                on(cron("0 0 */6 * * ?", "America/Havana"), "2025-11-02", "America/Havana"),
                "America/Havana"))
        .containsExactly(
            "00:00:00-04:00",
            "00:00:00-05:00",
            "06:00:00-05:00",
            "12:00:00-05:00",
            "18:00:00-05:00");
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 0 * * ?, America/Sao_Paulo, 2018-11-04, 01:00:00-02:00",
    "0 15 2 * * ?, Australia/Lord_Howe, 2025-10-05, 02:30:00+11:00",
    "0 30 2 30 3 ?, Europe/Berlin, 2025-03-30, 03:00:00+02:00",
    "0 45 23 ? * FRI, Asia/Pyongyang, 2018-05-05, 00:00:00+09:00",
    "0 0 9 30 12 ? 2011, Pacific/Apia, 2011-12-31, 00:00:00+14:00",
  })
  void movesToTheEndOfAnyGap(String expression, String zone, String date, String expected) {
    var day = on(cron(expression, zone), date, zone);

    assertThat(clocks(day, zone)).containsExactly(expected);
    assertThat(day).containsExactly(new Occurrence.Fire(day.get(0).at(), Note.GAP_MOVED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0,30 2,3 * * ?", "0 0 2-3 * * ?", "0 */5 0-5 * * ?", "0 0 2,3 * * ?"})
  void aRegularFireThatAMovedOneMeetsHasNoNote(String expression) {
    var end = Instant.parse("2025-03-30T01:00:00Z");

    assertThat(cron(expression, BERLIN).next(end.minusSeconds(1)))
        .contains(new Occurrence.Fire(end, Note.NONE));
    assertThat(cron(expression, BERLIN, RUN_TWICE).next(end.minusSeconds(1)))
        .contains(new Occurrence.Fire(end, Note.NONE));
    assertThat(on(cron(expression, BERLIN), SPRING, BERLIN))
        .filteredOn(fire -> fire.at().equals(end))
        .hasSize(1);
  }

  @Test
  void theFireOfTheNextDateThatAMissingDateMeetsHasNoNote() {
    var end = Instant.parse("2011-12-30T10:00:00Z");

    assertThat(cron("0 0 0 * * ?", "Pacific/Apia").next(end.minusSeconds(1)))
        .contains(new Occurrence.Fire(end, Note.NONE));
  }

  @Test
  void aGapOfThreeHoursIsAGap() {
    var zone = "Antarctica/Casey";
    var gap = ZoneId.of(zone).getRules().nextTransition(Instant.parse("2009-10-01T00:00:00Z"));
    assertThat(gap.getDuration()).hasHours(3);

    assertThat(on(cron("0 30 3 * * ?", zone), "2009-10-18", zone))
        .containsExactly(new Occurrence.Fire(gap.getInstant(), Note.GAP_MOVED));
  }

  @Test
  void theMissingAndTheNextDateOfApiaAreOneFire() {
    var fires =
        Times.between(
            cron("0 0 0 * * ?", "Pacific/Apia"),
            Instant.parse("2011-12-29T00:00:00Z"),
            Instant.parse("2012-01-01T09:00:00Z"));

    assertThat(fires)
        .extracting(Occurrence::at)
        .containsExactly(
            Instant.parse("2011-12-29T10:00:00Z"),
            Instant.parse("2011-12-30T10:00:00Z"),
            Instant.parse("2011-12-31T10:00:00Z"));
  }

  @Test
  void skippingTellsTheLocalTimesAtTheEndOfTheGap() {
    assertThat(on(cron("0 0,30 2 * * ?", BERLIN, SKIP), SPRING, BERLIN))
        .containsExactly(
            new Occurrence.Skip(
                Instant.parse("2025-03-30T01:00:00Z"),
                List.of(
                    LocalDateTime.parse("2025-03-30T02:00"),
                    LocalDateTime.parse("2025-03-30T02:30")),
                2));
  }

  @Test
  void aSkipNeitherHidesNorMeetsARegularFire() {
    var schedule = cron("0 0,30 2,3 * * ?", BERLIN, SKIP);
    var end = Instant.parse("2025-03-30T01:00:00Z");

    assertThat(on(schedule, SPRING, BERLIN))
        .containsExactly(
            new Occurrence.Skip(
                end,
                List.of(
                    LocalDateTime.parse("2025-03-30T02:00"),
                    LocalDateTime.parse("2025-03-30T02:30")),
                2),
            new Occurrence.Fire(end, Note.NONE),
            new Occurrence.Fire(end.plusSeconds(1800), Note.NONE));
    assertThat(schedule.next(end.minusSeconds(1))).contains(new Occurrence.Fire(end, Note.NONE));
  }

  @Test
  void namesTheFirstOfManySkippedTimesAndCountsThemAll() {
    var skip = (Occurrence.Skip) on(cron("* * 2 * * ?", BERLIN, SKIP), SPRING, BERLIN).get(0);

    assertThat(skip.count()).isEqualTo(3_600);
    assertThat(skip.localTimes())
        .hasSize(1_000)
        .startsWith(LocalDateTime.parse("2025-03-30T02:00"))
        .endsWith(LocalDateTime.parse("2025-03-30T02:16:39"));
    var seconds = cron("* * 2,3 * * ?", BERLIN, SKIP);
    assertThat(seconds.nextAt(Instant.parse("2025-03-30T00:59:59Z")))
        .as("the fire at the end of the gap is found behind as many")
        .hasSize(2);
  }

  @Test
  void whatIsOnlySkippedNeverFires() {
    var lastSunday = cron("* * 2 ? 3 SUNL", BERLIN, SKIP);

    assertThat(lastSunday.onlySkipsAfter(Instant.parse("2025-01-01T00:00:00Z"))).isTrue();
    assertThat(lastSunday.onlySkipsAfter(Instant.parse("1979-01-01T00:00:00Z"))).isFalse();
    assertThat(lastSunday.onlySkipsAfter(Instant.parse("2199-12-01T00:00:00Z")))
        .as("nothing happens at all")
        .isFalse();
    assertThat(cron("* * 2 ? 3 SUNL", BERLIN).onlySkipsAfter(Instant.EPOCH)).isFalse();
    assertThat(cron("0 30 2 30 3 ? 2025", BERLIN, SKIP).onlySkipsAfter(Instant.MIN)).isTrue();
  }

  @Test
  void skippingAlsoConcernsIntervalsButNoHours() {
    var interval = on(cron("0 0/15 2 * * ?", BERLIN, SKIP), SPRING, BERLIN);
    assertThat(interval).singleElement().isInstanceOf(Occurrence.Skip.class);
    assertThat(((Occurrence.Skip) interval.get(0)).localTimes()).hasSize(4);

    assertThat(on(cron("0 0/15 2 * * ?", BERLIN, SKIP), AUTUMN, BERLIN)).hasSize(8);
    var hourly = on(cron("0 5 * * * ?", BERLIN, SKIP), SPRING, BERLIN);
    assertThat(hourly).hasSize(23).isEqualTo(fires(hourly));
  }

  @Test
  void theNextFirePassesOverASkip() {
    assertThat(cron("0 30 2 * * ?", BERLIN, SKIP).nextFire(Instant.parse("2025-03-29T12:00:00Z")))
        .contains(Instant.parse("2025-03-31T00:30:00Z"));
  }

  @Test
  void runningTwiceTakesBothAndSaysWhich() {
    assertThat(on(cron("0 30 2 * * ?", BERLIN, RUN_TWICE), AUTUMN, BERLIN))
        .containsExactly(
            new Occurrence.Fire(Instant.parse("2025-10-26T00:30:00Z"), Note.OVERLAP_FIRST),
            new Occurrence.Fire(Instant.parse("2025-10-26T01:30:00Z"), Note.OVERLAP_SECOND));
    assertThat(clocks(on(cron("0 30 2 * * ?", BERLIN, RUN_TWICE), SPRING, BERLIN), BERLIN))
        .containsExactly("03:00:00+02:00");
  }

  @ParameterizedTest
  @EnumSource(names = {"RUN_ONCE", "SKIP"})
  void otherwiseTheFirstOfTwoFires(DaylightSavingRule rule) {
    assertThat(on(cron("0 30 2 * * ?", BERLIN, rule), AUTUMN, BERLIN))
        .containsExactly(
            new Occurrence.Fire(Instant.parse("2025-10-26T00:30:00Z"), Note.OVERLAP_FIRST));
  }

  @ParameterizedTest
  @CsvSource({
    // Before the change, within the first pass, at the change, within the second pass, after it.
    "2025-10-25T23:59:59Z, 2025-10-26T00:30:00Z",
    "2025-10-26T00:29:59.999Z, 2025-10-26T00:30:00Z",
    "2025-10-26T00:30:00Z, 2025-10-26T01:30:00Z",
    "2025-10-26T00:59:59Z, 2025-10-26T01:30:00Z",
    "2025-10-26T01:00:00Z, 2025-10-26T01:30:00Z",
    "2025-10-26T01:29:59Z, 2025-10-26T01:30:00Z",
    "2025-10-26T01:30:00Z, 2025-10-27T01:30:00Z",
    "2025-10-26T01:59:59Z, 2025-10-27T01:30:00Z",
  })
  void answersFromAnywhereAroundAnOverlap(Instant after, Instant expected) {
    assertThat(cron("0 30 2 * * ?", BERLIN, RUN_TWICE).nextFire(after)).contains(expected);
  }
}
