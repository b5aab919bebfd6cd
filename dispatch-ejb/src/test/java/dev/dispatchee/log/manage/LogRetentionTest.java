// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.LogLimits;
import dev.dispatchee.log.RunSubject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Triggers of these tests keep their logs for a second. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LogRetentionTest {

  private static final Instant LONG_AGO = EngineOnDatabase.NOON.minusSeconds(60);
  private static final Instant JUST_NOW = EngineOnDatabase.NOON.minusMillis(500);

  private final EngineOnDatabase engine;
  private final LogRetention retention;
  private final RunSubject subject;
  private final PastRuns runs;

  LogRetentionTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    retention = new LogRetention(engine.database, engine.clock, LogLimits.NONE);
    subject = engine.aTrigger().create();
    runs = new PastRuns(engine, subject);
  }

  @Test
  void deletesWhatEndedBeforeTheTimeThatItsTriggerSays() {
    runs.add(1, "FAILED", LONG_AGO, LONG_AGO);
    runs.add(2, "CANCELED", LONG_AGO, JUST_NOW);

    assertThat(retention.deleteExpired(JUST_NOW.plusMillis(1))).isEqualTo(1);

    assertThat(runs.ids()).containsExactly(2L);
  }

  @Test
  void countsFromTheQueuedDateForWhatDidNotRun() {
    runs.add(1, "MISSED", LONG_AGO, null);
    runs.add(2, "MISSED", JUST_NOW, null);

    retention.deleteExpired(JUST_NOW.plusMillis(1));

    assertThat(runs.ids()).containsExactly(2L);
  }

  @Test
  void neverDeletesTheNewestSuccessNorWhatHasNotEnded() {
    runs.add(1, "SUCCESSFUL", LONG_AGO, LONG_AGO);
    runs.add(2, "SUCCESSFUL", LONG_AGO.plusSeconds(1), LONG_AGO.plusSeconds(1));
    runs.add(3, "QUEUED", LONG_AGO, null);
    runs.add(4, "IN_PROGRESS", LONG_AGO, null);

    retention.deleteExpired(JUST_NOW.plusMillis(1));

    assertThat(runs.ids()).containsExactlyInAnyOrder(2L, 3L, 4L);
  }

  @Test
  void deletesInBatchesUntilNothingIsLeftAndKeepsTheNewestOfTheTriggerTrue() {
    for (long id = 1; id <= 1_100; id++) {
      runs.add(id, "FAILED", LONG_AGO.plusMillis(id), LONG_AGO.plusMillis(id));
    }
    runs.add(2_000, "FAILED", LONG_AGO.minusSeconds(9), JUST_NOW);
    engine.update("update dispatch_trigger set newest_log_id = 1100");

    assertThat(retention.deleteExpired(JUST_NOW.plusMillis(1))).isEqualTo(1_100);

    assertThat(runs.ids()).containsExactly(2_000L);
    assertThat(engine.number("select newest_log_id from dispatch_trigger")).isEqualTo(2_000);
  }

  @Test
  void keepsTheLogsOfADeletedTriggerForAMonth() {
    runs.add(1, "FAILED", LONG_AGO, LONG_AGO);
    engine.update("delete from dispatch_trigger");

    assertThat(retention.deleteExpired(JUST_NOW.plusMillis(1))).isZero();

    engine.clock.tick(LogRetention.OF_DELETED_TRIGGERS.plus(Duration.ofMinutes(1)));
    assertThat(retention.deleteExpired(JUST_NOW.plusMillis(1))).isEqualTo(1);
  }

  @Test
  void leavesWhatIsNotAddedUp() {
    runs.add(1, "FAILED", LONG_AGO.minusMillis(2), LONG_AGO.minusMillis(1));
    runs.add(2, "FAILED", LONG_AGO, LONG_AGO);
    runs.add(3, "FAILED", LONG_AGO.minusMillis(2), LONG_AGO.minusMillis(1));
    runs.add(4, "FAILED", LONG_AGO.minusMillis(1), LONG_AGO);
    engine.update("insert into dispatch_roll_up_open (log_id) values (3)");

    retention.deleteExpired(LONG_AGO);

    assertThat(runs.ids()).containsExactlyInAnyOrder(2L, 3L, 4L);
  }

  @Test
  void looksEachTurnWhileThereIsSomethingAndElseNowAndThen() {
    runs.add(1, "FAILED", LONG_AGO, LONG_AGO);
    retention.takeTurn(JUST_NOW.plusMillis(1));
    runs.add(2, "FAILED", LONG_AGO, LONG_AGO);
    retention.takeTurn(JUST_NOW.plusMillis(1));
    assertThat(runs.ids()).isEmpty();

    retention.takeTurn(JUST_NOW.plusMillis(1));
    runs.add(3, "FAILED", LONG_AGO, LONG_AGO);
    for (int turn = 1; turn < LogRetention.TURNS_BETWEEN_LOOKS; turn++) {
      retention.takeTurn(JUST_NOW.plusMillis(1));
    }
    assertThat(runs.ids()).containsExactly(3L);
    retention.takeTurn(JUST_NOW.plusMillis(1));
    assertThat(runs.ids()).isEmpty();
  }
}
