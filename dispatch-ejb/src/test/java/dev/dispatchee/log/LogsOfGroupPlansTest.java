// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.access.Sight;
import dev.dispatchee.database.ExplainedDatabase;
import dev.dispatchee.database.Planning;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.page.KeyCursor;
import dev.dispatchee.trigger.DispatchTrigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The runs of a group are found without a look at the history of others. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LogsOfGroupPlansTest {

  private static final Instant MIDDLE = Instant.parse("2026-10-01T02:00:00Z");
  // Of an index that begins with the trigger, entries of one.
  private static final String ONE_TRIGGER_ON_H2 = "/\\* PUBLIC\\.\\w+: [^/]*\\bTRIGGER_ID = ";
  private static final String ONE_TRIGGER_ON_POSTGRESQL =
      "dispatch_log_history_(trigger_queued|failed|canceled|once) .*\n *Index Cond: \\(\\(?trigger_id = ";

  private final TestDatabase kind;
  private final ExplainedDatabase explained;
  private final SessionFactory sessions;

  LogsOfGroupPlansTest(TestDatabase kind) {
    this.kind = kind;
    explained = new ExplainedDatabase(kind);
    fill();
    sessions = explained.sessions(DispatchTrigger.class, DispatchLog.class);
  }

  @AfterEach
  void close() {
    sessions.close();
  }

  @Test
  void openOnesAreFoundAmongThoseThatAreOpen() {
    for (var query : queries(List.of("few", "many", "idle"), RunStatus.QUEUED)) {
      var found = plansOf(query).get(0);
      if (kind == TestDatabase.H2) {
        assertThat(found).containsPattern("PUBLIC\\.DISPATCH_LOG_OPEN: [^/]*IS_OPEN = TRUE");
      } else {
        assertThat(found).contains("dispatch_log_open").doesNotContain("dispatch_log_history");
      }
    }
  }

  @Test
  void endedOnesAreFoundTriggerByTriggerAlsoIfTheseNeverRan() {
    var queries = queries(List.of("few", "idle"));
    queries.addAll(queries(List.of("few", "idle"), RunStatus.FAILED));
    queries.addAll(queries(List.of("few", "idle"), RunStatus.FAILED, RunStatus.CANCELED));
    for (var query : queries) {
      var plans = plansOf(query);
      var ofOpen = query.statuses().isEmpty() ? 1 : 0;
      // Between them the triggers of the group, behind them the rows of the page.
      var ofEnded = plans.subList(ofOpen + 1, plans.size() - 1);
      assertThat(ofEnded)
          .hasSize(kind == TestDatabase.H2 ? 10 : 1)
          .allSatisfy(
              plan ->
                  assertThat(plan)
                      .containsPattern(
                          kind == TestDatabase.H2 ? ONE_TRIGGER_ON_H2 : ONE_TRIGGER_ON_POSTGRESQL)
                      .doesNotContain("Bitmap", "history_queued", "history_planned"));
    }
  }

  @Test
  void ofMoreTriggersThanAreNamedOneByOneTheHistoryIsNotReadWhole() {
    for (var query : queries(List.of("many"))) {
      assertThat(plansOf(query))
          .allSatisfy(
              plan ->
                  assertThat(plan).doesNotContain("Seq Scan on dispatch_log_history", "tableScan"));
    }
  }

  private static List<LogQuery> queries(List<String> groups, RunStatus... statuses) {
    var queries = new ArrayList<LogQuery>();
    for (var group : groups) {
      for (var sort : LogQuery.Sort.values()) {
        for (var ascending : List.of(true, false)) {
          Stream.of(null, new KeyCursor(MIDDLE, 7_200))
              .map(cursor -> query(group, Arrays.asList(statuses), sort, ascending, cursor))
              .forEach(queries::add);
        }
      }
    }
    return queries;
  }

  private static LogQuery query(
      String group,
      List<RunStatus> statuses,
      LogQuery.Sort sort,
      boolean ascending,
      KeyCursor cursor) {
    return new LogQuery(
        null, null, group, null, statuses, null, null, null, null, sort, ascending, cursor, 20,
        false);
  }

  // As the service has it, whose transaction its database shares.
  private List<String> plansOf(LogQuery query) {
    var database = explained.database();
    sessions.inTransaction(
        session -> {
          session.doWork(
              connection -> Planning.IN_ORDER_OF_AN_INDEX.begin(connection, database.dialect()));
          new Logs(session, database).list(query, Sight.EVERYTHING);
        });
    return explained.takePlans();
  }

  private void fill() {
    boolean isH2 = kind == TestDatabase.H2;
    var numbers = isH2 ? "(select x as i from system_range(1, %d)) n" : "generate_series(1, %d) i";
    var date =
        isH2
            ? "dateadd(second, i, timestamp with time zone '2026-10-01 00:00:00+00')"
            : "timestamptz '2026-10-01 00:00:00+00' + i * interval '1 second'";
    for (var group : List.of("few", "many", "idle")) {
      explained.execute(
          """
          insert into dispatch_gate (name, maximum, version, created_by, modified_by, date_created,
            date_modified)
          values ('%s', 5, 0, 'admin', 'admin', current_timestamp, current_timestamp)
          """
              .formatted(group));
    }
    explained.execute(
        """
        insert into dispatch_trigger (id, version, external_reference_code, name, executor_type,
          task_settings, active, time_zone_id, daylight_saving_rule, misfire_policy,
          overlap_allowed, cluster_mode, priority, max_attempts, retry_delay_millis,
          retry_max_delay_millis, log_retention_millis, system_trigger, created_by, modified_by,
          date_created, date_modified, concurrency_group)
        select i, 1, concat('code-', i), concat('Trigger ', i), 'hello', '{}', true, 'UTC',
          'RUN_ONCE', 'FIRE_ONCE', false, 'SINGLE_NODE', 4, 1, 10000, 3600000, 2592000000, false,
          'admin', 'admin', current_timestamp, current_timestamp,
          case when i > 1000 then 'idle' when mod(i, 100) = 0 then 'few' else 'many' end
        from %s
        """
            .formatted(numbers.formatted(1_010)));
    explained.execute(
        """
        insert into dispatch_log (id, trigger_id, trigger_name, executor_type, task_settings, status,
          cause, planned_date, fire_date, target_node, serial, priority, waits, queued_date,
          token, attempt, output_bytes, output_truncated, is_open, gate)
        select i, 1 + mod(i, 1000), 'a trigger', 'hello', '{}',
          case when i > 29900 then case when mod(i, 2) = 0 then 'QUEUED' else 'IN_PROGRESS' end
            when mod(i, 50) = 0 then 'FAILED' else 'SUCCESSFUL' end,
          'SCHEDULE', due, due, '*', i, 4, false, due, 2, 1, 0, false, i > 29900,
          case when i > 29900 then 'few' end
        from (select i, %s as due from %s) runs
        """
            .formatted(date, numbers.formatted(30_000)));
    explained.execute(
        """
        insert into dispatch_permit (log_id, gate)
        select id, 'few' from dispatch_log where is_open and status = 'IN_PROGRESS' and mod(id, 4) = 1
        """);
    explained.execute(
        """
        insert into dispatch_slot (trigger_id, target_node, log_id, gate)
        select trigger_id, '*', id, 'few' from dispatch_log
        where is_open and status = 'IN_PROGRESS' and mod(id, 4) = 3
        """);
    explained.execute(isH2 ? "analyze" : "vacuum analyze");
  }
}
