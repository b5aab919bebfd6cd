// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import static dev.dispatchee.EngineOnDatabase.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dispatchee.access.Sight;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunStatus;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class StatisticsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final HistoryOnDatabase history;
  private final long trigger;

  StatisticsTest(TestDatabase kind) {
    history = new HistoryOnDatabase(kind);
    trigger = history.aTrigger();
  }

  @Test
  void tellsRunsThatHaveJustEndedBesideThoseThatAreRolledUp() {
    history.success(trigger, NOON.minus(1, ChronoUnit.DAYS), SECOND);
    history.success(trigger, NOON.minusSeconds(900), SECOND);
    history.rollUp.rollUp();
    history.success(trigger, NOON.minusSeconds(2), SECOND);
    history.run(trigger, RunStatus.TIMED_OUT, NOON.minusSeconds(2), SECOND);
    history.run(trigger, RunStatus.IN_PROGRESS, NOON.minusSeconds(1), null);

    var found = of(trigger, 365);

    assertThat(found.days())
        .extracting(
            TriggerStatistics.Day::successful,
            TriggerStatistics.Day::timedOut,
            TriggerStatistics.Day::busySeconds)
        .containsExactly(tuple(1, 0, 1L), tuple(2, 1, 3L));
    assertThat(found.complete()).isTrue();
  }

  @Test
  void tellsAsManyDaysAsWereAskedFor() {
    history.success(trigger, NOON.minus(2, ChronoUnit.DAYS), Duration.ofMillis(30));
    history.success(trigger, NOON.minus(1, ChronoUnit.DAYS), Duration.ofMillis(20));
    history.success(trigger, NOON.minusSeconds(1), Duration.ofMillis(10));

    assertThat(of(trigger, 1).days()).hasSize(1);
    assertThat(of(trigger, 2).durationP95Millis()).isEqualTo(20);
    history.rollUp.rollUp();
    assertThat(of(trigger, 1).durationP95Millis()).isEqualTo(10);
    assertThat(of(trigger, 2).days()).hasSize(2);
    assertThat(of(trigger, 3).durationP95Millis()).isEqualTo(30);
  }

  @Test
  void countsOnlySuccessfulRunsForRunTimes() {
    history.success(trigger, NOON.minusSeconds(9), Duration.ofMillis(20));
    history.run(trigger, RunStatus.FAILED, NOON.minusSeconds(8), Duration.ofHours(1));

    var found = of(trigger, 1);

    assertThat(found.durationP50Millis()).isEqualTo(20);
    assertThat(found.durationP95Millis()).isEqualTo(20);
    assertThat(found.usualDurationMillis()).isEqualTo(20);
  }

  @Test
  void takesTheMedianOfTheLatestFiftySuccessesForUsual() {
    for (int i = 0; i < 40; i++) {
      history.success(trigger, NOON.minusSeconds(10_000 - i), Duration.ofMillis(7));
    }
    for (int i = 0; i < 26; i++) {
      history.success(trigger, NOON.minusSeconds(5_000 - i), Duration.ofMillis(900));
    }
    for (int i = 0; i < 60; i++) {
      history.run(trigger, RunStatus.FAILED, NOON.minusSeconds(4_000 - i), SECOND);
    }

    assertThat(of(trigger, 1).usualDurationMillis()).as("of none of the newest").isNull();
    history.rollUp.rollUp();
    assertThat(of(trigger, 1).usualDurationMillis()).isEqualTo(900);
    assertThat(history.statistics.usualOfMany(List.of(trigger))).containsEntry(trigger, 900L);

    for (int i = 0; i < 26; i++) {
      history.success(trigger, NOON.minusSeconds(100 - i), Duration.ofMillis(33));
    }
    assertThat(of(trigger, 1).usualDurationMillis()).as("with those since").isEqualTo(33);
    history.engine.clock.tick(Duration.ofHours(1));
    history.rollUp.rollUp();
    assertThat(of(trigger, 1).usualDurationMillis()).as("rolled up").isEqualTo(33);
  }

  @Test
  void tellsTheNewestRunsOfSeveralTriggersAtOnce() {
    long other = history.aTrigger();
    long without = history.aTrigger();
    long first = 0;
    for (int i = 0; i < 40; i++) {
      first = history.success(trigger, NOON.minusSeconds(100 - i), Duration.ofMillis(i));
    }
    long open = history.run(other, RunStatus.QUEUED, NOON, null);

    var found =
        history.statistics.latest(
            List.of(
                new DispatchTriggerId(other),
                new DispatchTriggerId(987_654_321),
                new DispatchTriggerId(trigger),
                new DispatchTriggerId(without),
                new DispatchTriggerId(other)),
            Sight.EVERYTHING);

    assertThat(found.items())
        .extracting(LatestRuns.OfTrigger::triggerId)
        .containsExactly(other, trigger, without);
    var ofOther = found.items().get(0);
    assertThat(ofOther.usualDurationMillis()).isNull();
    assertThat(ofOther.runs())
        .containsExactly(new LatestRuns.Run(open, RunStatus.QUEUED, NOON, null, null));
    var ofFirst = found.items().get(1);
    assertThat(ofFirst.runs()).hasSize(Statistics.SHOWN_RUNS);
    assertThat(ofFirst.runs().get(0).logId()).isEqualTo(first);
    assertThat(ofFirst.runs().get(0).durationMillis()).isEqualTo(39);
    assertThat(ofFirst.usualDurationMillis()).isEqualTo(20);
    assertThat(found.items().get(2).runs()).isEmpty();
  }

  @Test
  void knowsNothingOfTriggersThatAreNot() {
    assertThat(history.statistics.of(new DispatchTriggerId(987_654_321), 1, Sight.EVERYTHING))
        .isEmpty();
  }

  private TriggerStatistics of(long id, int days) {
    return history.statistics.of(new DispatchTriggerId(id), days, Sight.EVERYTHING).orElseThrow();
  }
}
