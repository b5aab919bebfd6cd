// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.EngineOnDatabase.LogRow;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.LogLimits;
import dev.dispatchee.log.manage.LogRetention;
import dev.dispatchee.statistics.RollUp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A database that version 2 of the schema has worked on goes on as if nothing had happened. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class UpgradeFromVersion2Test {

  private static final String INSERT =
      """
      insert into dispatch_log (id, trigger_id, trigger_name, executor_type, task_settings, status,
        cause, planned_date, fire_date, target_node, serial, priority, waits, queued_date,
        start_date, end_date, node, incarnation, token, attempt, output_bytes, output_truncated)
      values
      """;
  private static final String NOON = "timestamp with time zone '2026-11-24 12:00:00+00'";
  private static final String BEFORE = "timestamp with time zone '2026-11-24 11:00:00+00'";

  private final EngineOnDatabase engine;
  private final long trigger;

  UpgradeFromVersion2Test(TestDatabase kind) {
    engine = new EngineOnDatabase(kind.create("2"));
    var subject = engine.aTrigger().withCron("0 0 * * * ?").dueAt(EngineOnDatabase.NOON).create();
    trigger = subject.trigger().value();
    // One that waits, one in progress on a node that has just died, one that succeeded, one that
    // failed, and a time that did not run.
    log(1, "QUEUED", NOON, "null", "null", 0);
    log(2, "IN_PROGRESS", BEFORE, BEFORE, "null", 1);
    log(3, "SUCCESSFUL", BEFORE, BEFORE, BEFORE, 2);
    log(4, "FAILED", BEFORE, BEFORE, BEFORE, 2);
    log(5, "MISSED", BEFORE, "null", "null", 0);
    engine.update("insert into dispatch_slot values (%d, '*', 2)".formatted(trigger));
    for (int id = 2; id <= 4; id++) {
      engine.update(
          "insert into dispatch_log_output values (%d, 0, cast('%d said' as %s))"
              .formatted(id, id, kind == TestDatabase.H2 ? "varbinary" : "bytea"));
    }
    engine.update("update dispatch_trigger set newest_log_id = 1, newest_planned_date = " + NOON);

    assertThat(SchemaMigration.migrate(engine.database)).isNotEqualTo("2");
  }

  private void log(
      long id, String status, String planned, String started, String ended, long token) {
    engine.update(
        INSERT
            + "(%d, %d, 'a', 'hello', '{}', '%s', 'SCHEDULE', %s, %s, '*', %d, 4, false, %s, %s, %s,"
                .formatted(id, trigger, status, planned, planned, id - 1, planned, started, ended)
            + (token == 0 ? "null, null" : "'n1', 'before'")
            + ", %d, 1, 0, false)".formatted(token));
  }

  @Test
  void keepsEveryLogAndWhatItSaid() {
    assertThat(engine.logsOf(trigger)).extracting(LogRow::id).containsExactly(2L, 3L, 4L, 5L, 1L);
    assertThat(engine.storedOutput()).isEqualTo("2 said3 said4 said");
    assertThat(engine.number("select count(*) from dispatch_log where is_open")).isEqualTo(2);
    assertThat(engine.number("select max(id) from dispatch_log where unsuccessful = 'FAILED'"))
        .isEqualTo(4);
  }

  @Test
  void endsWhatWasInProgressAndStartsWhatWaited() {
    var lost = engine.lostRuns.endThoseOfEarlierStarts(engine.node);
    assertThat(lost.runs()).extracting(run -> run.log().value()).containsExactly(2L);

    var claimed = engine.claims.claim(List.of(), List.of("hello"), 5).claimed();
    assertThat(claimed).extracting(run -> run.key().log().value()).containsExactly(1L);
    assertThat(engine.number("select log_id from dispatch_slot")).isEqualTo(1);
  }

  @Test
  void stillGivesEachDueInstantOneRow() {
    engine.dueTriggers.fireDue();

    assertThat(engine.logsOf(trigger)).hasSize(5);
    assertThat(engine.logsOf(trigger))
        .filteredOn(log -> log.planned().equals(EngineOnDatabase.NOON))
        .hasSize(1);
  }

  @Test
  void deletesWhatExpiresWithWhatItSaid() {
    engine.update("update dispatch_trigger set log_retention_millis = 1000");
    var addedUp = new RollUp(engine.database, engine.clock).rollUp();
    new LogRetention(engine.database, engine.clock, LogLimits.NONE).deleteExpired(addedUp);

    assertThat(engine.logsOf(trigger)).extracting(LogRow::id).containsExactly(2L, 3L, 1L);
    assertThat(engine.storedOutput()).isEqualTo("2 said3 said");
  }
}
