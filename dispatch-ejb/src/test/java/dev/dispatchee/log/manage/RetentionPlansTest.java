// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.SettableClock;
import dev.dispatchee.database.ExplainedDatabase;
import dev.dispatchee.log.LogLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * On PostgreSQL nothing that is done each minute reads all logs; {@code -Ddispatch.plans.logs=…}
 * says of how many.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetentionPlansTest {

  private static final int LOGS = Integer.getInteger("dispatch.plans.logs", 60_000);
  private static final Instant FIRST = Instant.parse("2026-10-01T00:00:00Z");
  private static final Instant NOW = FIRST.plusSeconds(LOGS);

  private final ExplainedDatabase explained = new ExplainedDatabase();

  @BeforeAll
  void fill() {
    explained.execute(
        """
        insert into dispatch_trigger (id, version, external_reference_code, name, executor_type,
          task_settings, active, time_zone_id, daylight_saving_rule, misfire_policy,
          overlap_allowed, cluster_mode, priority, max_attempts, retry_delay_millis,
          retry_max_delay_millis, log_retention_millis, system_trigger, created_by, modified_by,
          date_created, date_modified, failed_log_limit, successful_log_limit)
        select i, 0, 'code-' || i, 'trigger ' || i, 'hello', '{}', false, 'UTC', 'RUN_ONCE',
          'FIRE_ONCE', false, 'SINGLE_NODE', 4, 1, 1000, 1000, 31536000000, false, 'a', 'a', now(),
          now(), 20, case when i = 2 then 1000 end
        from generate_series(1, 500) i
        """);
    // Half of them are of trigger 1, of whose runs one in a thousand fails.
    explained.execute(
        """
        insert into dispatch_log (id, trigger_id, trigger_name, executor_type, task_settings, status,
          cause, planned_date, fire_date, target_node, serial, priority, waits, queued_date,
          start_date, end_date, node, token, attempt, output_bytes, output_truncated, is_open)
        select i, case when i %% 2 = 0 then 1 else 1 + i %% 500 end, 'a trigger', 'hello',
          '{"message":"Hello world"}', case when i %% 1000 = 0 then 'FAILED' else 'SUCCESSFUL' end,
          'SCHEDULE', date, date, '*', i, 4, false, date, date, date + interval '1 second', 'n', 2, 1,
          0, false, false
        from (select i, timestamptz '2026-10-01 00:00:00+00' + i * interval '1 second' as date
          from generate_series(1, %d) i) rows
        """
            .formatted(LOGS));
    explained.execute("vacuum analyze dispatch_log");
    explained.execute("vacuum analyze dispatch_trigger");
    explained.takePlans();
  }

  @Test
  void findsWhatIsTooManyAndWhatIsTooOldByIndexes() {
    var retention =
        new LogRetention(
            explained.database(),
            new SettableClock(NOW.plus(Duration.ofDays(1))),
            new LogLimits(Duration.ofDays(300), Duration.ofDays(1), null, null, null, 5));

    long begun = System.nanoTime();
    int deleted = retention.deleteExpired(NOW.plus(Duration.ofHours(1)), 2_000);
    int left = retention.deleteExpired(NOW.plus(Duration.ofHours(1)), 2_000);
    System.out.printf(
        "%d and %d of %d logs deleted in %s%n",
        deleted, left, LOGS, Duration.ofNanos(System.nanoTime() - begun));

    assertThat(deleted).isPositive();
    assertThat(plans())
        .isNotEmpty()
        .allSatisfy(plan -> assertThat(plan).doesNotContain("Seq Scan on dispatch_log_history"));
  }

  @Test
  void findsRareFailuresAmongManySuccessesByAnIndexOfTheirs() {
    new LogRetention(
            explained.database(),
            new SettableClock(NOW),
            new LogLimits(null, null, null, null, null, null))
        .deleteExpired(FIRST, 1);

    assertThat(plans()).anyMatch(plan -> plan.contains("dispatch_log_history_failed"));
  }

  private List<String> plans() {
    return explained.takePlans().stream()
        .filter(plan -> plan.contains("dispatch_log_history"))
        .toList();
  }
}
