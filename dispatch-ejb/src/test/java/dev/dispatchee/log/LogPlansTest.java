// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.access.Sight;
import dev.dispatchee.audit.AuditQuery;
import dev.dispatchee.audit.AuditRows;
import dev.dispatchee.database.ExplainedDatabase;
import dev.dispatchee.log.manage.RunCounts;
import dev.dispatchee.page.KeyCursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On PostgreSQL no list, filter or count reads all of a table that grows without end: that of open
 * runs does not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogPlansTest {

  private static final Instant FIRST = Instant.parse("2026-10-01T00:00:00Z");
  private static final Instant LAST = FIRST.plusSeconds(60_000);

  private final ExplainedDatabase explained = new ExplainedDatabase();
  private SessionFactory sessions;

  @BeforeAll
  void fill() {
    explained.execute(
        """
        insert into dispatch_log (id, trigger_id, trigger_name, executor_type, task_settings, status,
          cause, planned_date, fire_date, target_node, serial, priority, waits, queued_date,
          start_date, end_date, node, token, attempt, output_bytes, output_truncated, is_open)
        select i, 1 + i % 500, 'a trigger', 'hello', '{"message":"Hello world"}',
          case when i > 59990 then 'QUEUED' when i > 59980 then 'IN_PROGRESS'
            when i between 30000 and 30020 then 'TIMED_OUT' when i % 50 = 0 then 'FAILED'
            else 'SUCCESSFUL' end,
          case when i between 20000 and 20003 then 'RECOVERY' when i % 10 = 0 then 'MANUAL'
            else 'SCHEDULE' end,
          date, date, '*', i, 4, false, date + i % 7 * interval '1 ms', date,
          case when i <= 59980 then date + interval '1 second' end, 'node ' || i % 3, 2, 1, 0, false,
          i > 59980
        from (select i, timestamptz '2026-10-01 00:00:00+00' + i * interval '1 second' as date
          from generate_series(1, 60000) i) rows
        """);
    explained.execute(
        """
        insert into dispatch_audit (audit_date, user_name, action, outcome, entity, entity_id)
        select timestamptz '2026-10-01 00:00:00+00' + i * interval '1 second',
          case when i % 5000 = 0 then 'rare' else 'admin' end, 'UPDATE', 'DONE', 'trigger', i % 900
        from generate_series(1, 60000) i
        """);
    explained.execute("vacuum analyze dispatch_log");
    explained.execute("vacuum analyze dispatch_audit");
    sessions = explained.sessions(DispatchLog.class);
  }

  @AfterAll
  void close() {
    sessions.close();
  }

  static List<LogQuery> queries() {
    var queries = new ArrayList<LogQuery>();
    for (var sort : LogQuery.Sort.values()) {
      for (var ascending : List.of(true, false)) {
        var all = new Filter(null, List.of(), null, null, null, null, null, sort, ascending);
        queries.add(all.query());
        queries.add(all.from(new KeyCursor(FIRST.plusSeconds(30_000), 30_000)).query());
        queries.add(all.trigger(77L).query());
        queries.add(all.trigger(9_999L).query());
        queries.add(all.cause(RunCause.RECOVERY).query());
        queries.add(all.cause(RunCause.MISFIRE).query());
        queries.add(all.cause(RunCause.SCHEDULE).query());
        queries.add(all.node("node 1").query());
        queries.add(all.node("gone").query());
        queries.add(all.planned(FIRST.plusSeconds(500), FIRST.plusSeconds(700)).query());
        queries.add(all.planned(LAST.plusSeconds(500), LAST.plusSeconds(700)).query());
        for (var status : RunStatus.values()) {
          queries.add(all.status(status).query());
        }
        queries.add(all.trigger(77L).status(RunStatus.FAILED).query());
      }
    }
    return queries;
  }

  @ParameterizedTest
  @MethodSource("queries")
  void everyListOfLogsFindsThemByIndex(LogQuery query) {
    sessions.inTransaction(
        session -> {
          session
              .createNativeQuery(
                  "select set_config('plan_cache_mode', 'force_custom_plan', true)", String.class)
              .getSingleResult();
          new Logs(session, explained.database()).list(query, Sight.EVERYTHING);
        });

    assertThat(explained.takePlans())
        .isNotEmpty()
        .allSatisfy(plan -> assertThat(plan).doesNotContain("Seq Scan on dispatch_log_history"));
  }

  @Test
  void aLatePageBeginsWhereTheOneBeforeItEnded() {
    for (var sort : LogQuery.Sort.values()) {
      var late =
          new Filter(null, List.of(), null, null, null, null, null, sort, false)
              .from(new KeyCursor(FIRST.plusSeconds(10), 10));
      sessions.inTransaction(
          session -> new Logs(session, explained.database()).list(late.query(), Sight.EVERYTHING));

      var column = sort == LogQuery.Sort.queuedDate ? "queued_date" : "planned_date";
      assertThat(explained.takePlans().get(0))
          .contains("Merge Append")
          .containsPattern("dispatch_log_history .*\n *Index Cond: \\(+" + column + " <= ")
          .as("only open runs, which are few, are sorted")
          .containsOnlyOnce("Sort  (");
    }
  }

  @Test
  void countsWhatIsOpenAndWhatHasEndedLatelyByIndex() {
    var counts = new RunCounts(explained.database());
    counts.open(LAST, Sight.EVERYTHING);
    counts.endedSince(LAST.minus(Duration.ofMinutes(10)), Sight.EVERYTHING);

    assertThat(explained.takePlans())
        .hasSize(3)
        .allSatisfy(plan -> assertThat(plan).doesNotContain("Seq Scan on dispatch_log_history"));
  }

  @Test
  void everyListOfTheAuditFindsItsRowsByIndex() {
    var rows = new AuditRows(explained.database());
    var late = new KeyCursor(FIRST.plusSeconds(10), 10);
    rows.list(new AuditQuery(null, null, null, null, null, null, 20, false));
    rows.list(new AuditQuery(null, null, null, null, null, late, 20, false));
    rows.list(new AuditQuery("trigger", 5L, null, null, null, null, 20, false));
    rows.list(new AuditQuery("nothing", null, null, null, null, null, 20, false));
    rows.list(new AuditQuery(null, null, "rare", null, null, null, 20, false));
    rows.list(new AuditQuery(null, null, "nobody", null, null, null, 20, false));
    rows.list(
        new AuditQuery(
            null, null, null, FIRST.plusSeconds(9), FIRST.plusSeconds(99), null, 20, false));

    assertThat(explained.takePlans())
        .hasSize(7)
        .allSatisfy(plan -> assertThat(plan).doesNotContain("Seq Scan on dispatch_audit"));
  }

  /** A query in the making. */
  private record Filter(
      Long triggerId,
      List<RunStatus> statuses,
      RunCause withCause,
      String onNode,
      Instant earliest,
      Instant before,
      KeyCursor cursor,
      LogQuery.Sort sort,
      boolean ascending) {

    Filter trigger(long id) {
      return new Filter(id, statuses, withCause, onNode, earliest, before, cursor, sort, ascending);
    }

    Filter status(RunStatus status) {
      return new Filter(
          triggerId, List.of(status), withCause, onNode, earliest, before, cursor, sort, ascending);
    }

    Filter cause(RunCause cause) {
      return new Filter(
          triggerId, statuses, cause, onNode, earliest, before, cursor, sort, ascending);
    }

    Filter node(String node) {
      return new Filter(
          triggerId, statuses, withCause, node, earliest, before, cursor, sort, ascending);
    }

    Filter planned(Instant from, Instant to) {
      return new Filter(triggerId, statuses, withCause, onNode, from, to, cursor, sort, ascending);
    }

    Filter from(KeyCursor where) {
      return new Filter(
          triggerId, statuses, withCause, onNode, earliest, before, where, sort, ascending);
    }

    LogQuery query() {
      return new LogQuery(
          triggerId == null ? null : new DispatchTriggerId(triggerId),
          null,
          null,
          null,
          statuses,
          withCause,
          onNode,
          earliest,
          before,
          sort,
          ascending,
          cursor,
          20,
          false);
    }
  }
}
