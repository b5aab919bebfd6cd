// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  LogRetentionTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    retention = new LogRetention(engine.database, engine.clock);
    subject = engine.aTrigger().create();
  }

  @Test
  void deletesWhatEndedBeforeTheTimeThatItsTriggerSays() {
    ended(1, "FAILED", LONG_AGO, LONG_AGO);
    ended(2, "CANCELED", LONG_AGO, JUST_NOW);

    assertThat(retention.deleteExpired(JUST_NOW.plusMillis(1))).isEqualTo(1);

    assertThat(ids()).containsExactly(2L);
  }

  @Test
  void countsFromTheQueuedDateForWhatDidNotRun() {
    ended(1, "MISSED", LONG_AGO, null);
    ended(2, "MISSED", JUST_NOW, null);

    retention.deleteExpired(JUST_NOW.plusMillis(1));

    assertThat(ids()).containsExactly(2L);
  }

  @Test
  void neverDeletesTheNewestSuccessNorWhatHasNotEnded() {
    ended(1, "SUCCESSFUL", LONG_AGO, LONG_AGO);
    ended(2, "SUCCESSFUL", LONG_AGO.plusSeconds(1), LONG_AGO.plusSeconds(1));
    ended(3, "QUEUED", LONG_AGO, null);
    ended(4, "IN_PROGRESS", LONG_AGO, null);

    retention.deleteExpired(JUST_NOW.plusMillis(1));

    assertThat(ids()).containsExactlyInAnyOrder(2L, 3L, 4L);
  }

  @Test
  void deletesInBatchesUntilNothingIsLeftAndKeepsTheNewestOfTheTriggerTrue() {
    for (long id = 1; id <= 1_100; id++) {
      ended(id, "FAILED", LONG_AGO.plusMillis(id), LONG_AGO.plusMillis(id));
    }
    ended(2_000, "FAILED", LONG_AGO.minusSeconds(9), JUST_NOW);
    engine.update("update dispatch_trigger set newest_log_id = 1100");

    assertThat(retention.deleteExpired(JUST_NOW.plusMillis(1))).isEqualTo(1_100);

    assertThat(ids()).containsExactly(2_000L);
    assertThat(engine.number("select newest_log_id from dispatch_trigger")).isEqualTo(2_000);
  }

  @Test
  void keepsTheLogsOfADeletedTriggerForAMonth() {
    ended(1, "FAILED", LONG_AGO, LONG_AGO);
    engine.update("delete from dispatch_trigger");

    assertThat(retention.deleteExpired(JUST_NOW.plusMillis(1))).isZero();

    engine.clock.tick(LogRetention.OF_DELETED_TRIGGERS.plus(Duration.ofMinutes(1)));
    assertThat(retention.deleteExpired(JUST_NOW.plusMillis(1))).isEqualTo(1);
  }

  @Test
  void leavesWhatIsNotAddedUp() {
    ended(1, "FAILED", LONG_AGO.minusMillis(1), LONG_AGO);
    ended(2, "FAILED", LONG_AGO, LONG_AGO);
    ended(3, "FAILED", LONG_AGO.minusMillis(2), LONG_AGO);
    engine.update("insert into dispatch_roll_up_open (log_id) values (3)");

    retention.deleteExpired(LONG_AGO);

    assertThat(ids()).containsExactlyInAnyOrder(2L, 3L);
  }

  private List<Long> ids() {
    return engine.logsOf(subject.trigger().value()).stream()
        .map(EngineOnDatabase.LogRow::id)
        .toList();
  }

  private void ended(long id, String status, Instant started, Instant ended) {
    engine.database.runInTransaction(
        connection -> {
          try (var insert =
              connection.prepareStatement(
                  """
                  insert into dispatch_log (id, trigger_id, trigger_name, executor_type,
                    task_settings, status, cause, planned_date, fire_date, target_node, serial,
                    priority, waits, queued_date, start_date, end_date, token, attempt,
                    output_bytes, output_truncated, is_open)
                  values (?, ?, 'any', 'hello', '{}', ?, 'MANUAL', ?, ?, '*', ?, 4, false, ?, ?, ?,
                    1, 1, 0, false, ?)
                  """)) {
            insert.setLong(1, id);
            insert.setLong(2, subject.trigger().value());
            insert.setString(3, status);
            Instants.set(insert, 4, started);
            Instants.set(insert, 5, started);
            insert.setLong(6, id);
            Instants.set(insert, 7, started);
            Instants.set(insert, 8, ended == null ? null : started);
            Instants.set(insert, 9, ended);
            insert.setBoolean(10, !RunStatus.valueOf(status).isEnded());
            insert.executeUpdate();
          }
        });
  }
}
