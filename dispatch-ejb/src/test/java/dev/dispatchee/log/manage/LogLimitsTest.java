// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.alert.AlertCondition;
import dev.dispatchee.alert.AlertKind;
import dev.dispatchee.alert.AlertScope;
import dev.dispatchee.alert.AlertsOnDatabase;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.LogLimits;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.statistics.RollUp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How long and how many logs are kept by what they came to. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LogLimitsTest {

  private static final Instant NOON = EngineOnDatabase.NOON;
  private static final Instant DAY_AGO = NOON.minus(Duration.ofDays(1));

  private final EngineOnDatabase engine;
  private final RunSubject subject;
  private final PastRuns runs;

  LogLimitsTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    subject = engine.aTrigger().create();
    runs = new PastRuns(engine, subject);
    trigger("log_retention_millis = %d".formatted(Duration.ofDays(30).toMillis()));
  }

  @Test
  void keepsTheFailuresThatAlertRulesCountUntilOneSucceeds() {
    AlertsOnDatabase.on(engine)
        .rule(new AlertCondition(AlertKind.FAILED_IN_A_ROW, 3, null, null), AlertScope.ALL);
    trigger("failed_log_limit = 0");
    for (int id = 1; id <= 5; id++) {
      ended(id, "FAILED", DAY_AGO.plusSeconds(id));
    }
    retention(LogLimits.NONE).deleteExpired(NOON);
    assertThat(runs.ids()).containsExactly(3L, 4L, 5L);

    ended(6, "SUCCESSFUL", DAY_AGO.plusSeconds(6));
    retention(LogLimits.NONE).deleteExpired(NOON);
    assertThat(runs.ids()).containsExactly(6L);
  }

  @Test
  void keepsFailedOnesLongerAndCanceledOnesShorterIfTheTriggerSaysSo() {
    trigger("log_retention_millis = %d".formatted(Duration.ofHours(2).toMillis()));
    trigger("failed_log_retention_millis = %d".formatted(Duration.ofDays(2).toMillis()));
    trigger("canceled_log_retention_millis = 1000");
    oneOfEach(DAY_AGO);
    ended(9, "SUCCESSFUL", NOON.minusSeconds(3600));
    ended(10, "CANCELED", NOON.minusSeconds(3600));
    ended(11, "MISSED", NOON.minusSeconds(3600));

    retention(LogLimits.NONE).deleteExpired(NOON);

    assertThat(runs.ids()).containsExactlyInAnyOrder(2L, 3L, 9L);
  }

  @Test
  void goesByTheConfigurationWhereATriggerSaysNothing() {
    trigger("failed_log_retention_millis = %d".formatted(Duration.ofDays(9).toMillis()));
    oneOfEach(DAY_AGO);
    var configured =
        new LogLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), null, null, null, null);

    retention(configured).deleteExpired(NOON);

    assertThat(runs.ids()).containsExactlyInAnyOrder(1L, 2L, 3L);
  }

  @Test
  void keepsTheNewestOfAll() {
    for (int id = 1; id <= 9; id++) {
      ended(id, id % 2 == 0 ? "FAILED" : "SUCCESSFUL", DAY_AGO.plusSeconds(id));
    }
    trigger("log_limit = 4");

    assertThat(retention(LogLimits.NONE).deleteExpired(NOON)).isEqualTo(5);

    assertThat(runs.ids()).containsExactly(6L, 7L, 8L, 9L);
  }

  @Test
  void keepsTheNewestOfWhatCameToTheSame() {
    for (int id = 1; id <= 15; id += 5) {
      for (int i = 0; i < 5; i++) {
        ended(id + i, STATUSES[i], DAY_AGO.plusSeconds(id + i));
      }
    }
    trigger("successful_log_limit = 2, failed_log_limit = 3, canceled_log_limit = 0");

    retention(LogLimits.NONE).deleteExpired(NOON);

    // Failed and timed out count together, and so do canceled and missed.
    assertThat(runs.ids()).containsExactly(6L, 8L, 11L, 12L, 13L);
  }

  @Test
  void countsByTheConfigurationWhereATriggerSaysNothing() {
    for (int id = 1; id <= 4; id++) {
      ended(id, "FAILED", DAY_AGO.plusSeconds(id));
      ended(id + 4, "CANCELED", DAY_AGO.plusSeconds(id));
    }
    trigger("failed_log_limit = 3");

    retention(new LogLimits(null, null, null, null, 1, 1)).deleteExpired(NOON);

    assertThat(runs.ids()).containsExactlyInAnyOrder(2L, 3L, 4L, 8L);
  }

  @Test
  void tellsThoseOfOneInstantApartByTheirNumbers() {
    for (int id = 1; id <= 5; id++) {
      ended(id, "FAILED", DAY_AGO);
    }
    trigger("failed_log_limit = 2");

    retention(LogLimits.NONE).deleteExpired(NOON);

    assertThat(runs.ids()).containsExactlyInAnyOrder(4L, 5L);
  }

  @Test
  void neverDeletesTheNewestSuccessNorOpenOnesNorWhatIsNotAddedUp() {
    ended(1, "SUCCESSFUL", DAY_AGO);
    ended(2, "SUCCESSFUL", DAY_AGO.plusSeconds(1));
    runs.add(3, "QUEUED", DAY_AGO, null);
    runs.add(4, "IN_PROGRESS", DAY_AGO, null);
    ended(5, "FAILED", DAY_AGO.plusSeconds(2));
    runs.add(6, "FAILED", DAY_AGO, NOON.minusSeconds(5));
    ended(7, "FAILED", NOON.minusSeconds(5));
    trigger("log_limit = 0");

    retention(LogLimits.NONE).deleteExpired(NOON.minusSeconds(5));

    assertThat(runs.ids()).containsExactlyInAnyOrder(2L, 3L, 4L, 6L, 7L);
  }

  @Test
  void leavesWhatABackfillHasStillToCount() {
    ended(1, "FAILED", DAY_AGO);
    ended(2, "FAILED", DAY_AGO);
    engine.update(
        """
        insert into dispatch_backfill (trigger_id, from_date, to_date, newest_first, parallel,
          total, started, created_by, date_created, is_open)
        select id, date_created, date_created, false, 1, 1, 1, 'a', date_created, true
        from dispatch_trigger
        """);
    engine.update("insert into dispatch_backfill_run select 1, id, 0 from dispatch_backfill");
    trigger("log_limit = 0");

    retention(LogLimits.NONE).deleteExpired(NOON);

    assertThat(runs.ids()).containsExactly(1L);
  }

  @Test
  void deletesWhatTheySaid() {
    ended(1, "FAILED", DAY_AGO);
    ended(2, "FAILED", DAY_AGO.plusSeconds(1));
    for (int id = 1; id <= 2; id++) {
      engine.update(
          "insert into dispatch_log_output (log_id, position, content) values (%d, 0, cast('%1$d said' as %s))"
              .formatted(
                  id, engine.database.dialect().name().equals("H2") ? "varbinary" : "bytea"));
    }
    trigger("failed_log_limit = 1");

    retention(LogLimits.NONE).deleteExpired(NOON);

    assertThat(engine.storedOutput()).isEqualTo("2 said");
  }

  @Test
  void deletesSoManyInATurnAndGoesOnInTheNext() {
    for (int id = 1; id <= 1_300; id++) {
      ended(id, "FAILED", DAY_AGO.plusMillis(id));
    }
    trigger("failed_log_limit = 10");
    var retention = retention(LogLimits.NONE);

    assertThat(retention.deleteExpired(NOON, 600)).isEqualTo(1_000);
    assertThat(retention.deleteExpired(NOON, 600)).isEqualTo(290);
    assertThat(retention.deleteExpired(NOON, 600)).isZero();
  }

  @Test
  void looksAtSoManyTriggersInATurnAndAtTheOthersInTheNext() {
    engine.update("delete from dispatch_trigger");
    for (int i = 0; i < SurplusLogs.TRIGGERS_A_TURN; i++) {
      engine.aTrigger().create();
    }
    var last = new PastRuns(engine, engine.aTrigger().create());
    last.add(1, "FAILED", DAY_AGO, DAY_AGO);
    trigger("log_limit = 0, log_retention_millis = %d".formatted(Duration.ofDays(9).toMillis()));
    var retention = retention(LogLimits.NONE);

    assertThat(retention.deleteExpired(NOON)).isZero();
    assertThat(retention.deleteExpired(NOON)).isEqualTo(1);
    last.add(2, "FAILED", DAY_AGO, DAY_AGO);
    assertThat(retention.deleteExpired(NOON)).isZero();
    assertThat(retention.deleteExpired(NOON)).isEqualTo(1);
  }

  @Test
  void losesNoCountOfStatistics() {
    for (int id = 1; id <= 20; id++) {
      ended(id, STATUSES[id % 5], DAY_AGO.plusSeconds(id));
    }
    trigger("log_limit = 3, canceled_log_retention_millis = 1000");
    var rollUp = new RollUp(engine.database, engine.clock);

    retention(LogLimits.NONE).deleteExpired(rollUp.rollUp());
    rollUp.rollUp();

    assertThat(runs.ids()).hasSizeLessThan(5);
    assertThat(
            engine.number(
                """
                select sum(1000 * successful + 100 * (failed + timed_out) + canceled + missed)
                from dispatch_trigger_day
                """))
        .isEqualTo(4 * 1000 + 8 * 100 + 8);
    assertThat(
            engine.number(
                "select sum(successful + failed + canceled + timed_out + missed) from dispatch_hour"))
        .isEqualTo(20);
  }

  private static final String[] STATUSES = {
    "SUCCESSFUL", "FAILED", "TIMED_OUT", "CANCELED", "MISSED"
  };

  private void oneOfEach(Instant at) {
    for (int i = 0; i < STATUSES.length; i++) {
      ended(i + 1, STATUSES[i], at);
    }
  }

  private void ended(long id, String status, Instant at) {
    runs.add(id, status, at, at);
  }

  private void trigger(String assignments) {
    engine.update("update dispatch_trigger set " + assignments);
  }

  private LogRetention retention(LogLimits configured) {
    return new LogRetention(engine.database, engine.clock, configured);
  }
}
