// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.access.Sight;
import dev.dispatchee.database.ExplainedDatabase;
import dev.dispatchee.log.DispatchLog;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On PostgreSQL lists of triggers are found in indexes, and rows are read for the page alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TriggerPlansTest {

  private static final TriggerFilter ALL =
      new TriggerFilter(null, null, List.of(), List.of(), null, null);

  private final ExplainedDatabase explained = new ExplainedDatabase();
  private SessionFactory sessions;

  @BeforeAll
  void fill() {
    explained.execute(
        """
        insert into dispatch_trigger (id, version, external_reference_code, name, description,
          executor_type, task_settings, active, cron_expression, time_zone_id,
          daylight_saving_rule, misfire_policy, overlap_allowed, cluster_mode, priority,
          max_attempts, retry_delay_millis, retry_max_delay_millis, log_retention_millis,
          system_trigger, created_by, modified_by, date_created, date_modified, next_due_date,
          newest_log_id)
        select i, 1, 'code-' || md5(i::text), 'Trigger ' || md5((i * 7)::text), 'a description',
          'hello', '{"message":"Hello world"}', true, '0 0 * * * ?', 'UTC', 'RUN_ONCE',
          'FIRE_ONCE', false, 'SINGLE_NODE', 4, 1, 10000, 3600000, 2592000000, false, 'admin',
          'admin', now(), now(), now() + i * interval '1 second', i
        from generate_series(1, 40000) i
        """);
    explained.execute(
        """
        insert into dispatch_log (id, trigger_id, trigger_name, executor_type, task_settings, status,
          cause, planned_date, fire_date, target_node, serial, priority, waits, queued_date,
          token, attempt, output_bytes, output_truncated, is_open)
        select i, i, 'a trigger', 'hello', '{"message":"Hello world"}',
          case when i % 50 = 0 then 'FAILED' else 'SUCCESSFUL' end, 'SCHEDULE', now(), now(), '*',
          0, 4, false, now(), 2, 1, 0, false, false
        from generate_series(1, 40000) i
        """);
    explained.execute(
        """
        insert into dispatch_gate (name, maximum, version, created_by, modified_by, date_created,
          date_modified)
        values ('few', 5, 0, 'admin', 'admin', now(), now())
        """);
    explained.execute("update dispatch_trigger set concurrency_group = 'few' where id % 5000 = 0");
    explained.execute("vacuum analyze");
    sessions = explained.sessions(DispatchTrigger.class, DispatchLog.class);
  }

  @AfterAll
  void close() {
    sessions.close();
  }

  @ParameterizedTest
  @CsvSource({
    "name, true, dispatch_trigger_name",
    "name, false, dispatch_trigger_name",
    "externalReferenceCode, true, dispatch_trigger_erc",
    "id, true, dispatch_trigger_pkey"
  })
  void aLatePageIsFoundInAnIndexAlone(String field, boolean ascending, String index) {
    var page = list(ALL, field, ascending, 1_000);

    assertThat(page).hasSize(20);
    assertThat(explained.takePlans().get(0))
        .containsPattern("Index Only Scan (Backward )?using " + index)
        .doesNotContain("Sort", "dispatch_log");
  }

  @Test
  void aPartOfANameIsLookedForInWhatIsMadeForIt() {
    var page =
        list(new TriggerFilter(null, null, List.of(), List.of(), null, "ABCD"), "name", true, 1);

    assertThat(page).isNotEmpty().allMatch(trigger -> trigger.name().contains("abcd"));
    assertThat(explained.takePlans().get(0))
        .contains("search_name")
        .doesNotContain("lower(", "dispatch_log");
  }

  @Test
  void thoseOfAGroupAreFoundInItsIndex() {
    var few = new TriggerFilter(null, null, List.of(), List.of(), "few", null);

    assertThat(list(few, "name", true, 1)).hasSize(8);
    assertThat(explained.takePlans().get(0)).contains("dispatch_trigger_group");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "QUEUED", "SUCCESSFUL", "NEVER_RAN"})
  void toCountByStatusOnlyThoseLogsAreReadThatDidNotSucceed(String status) {
    var filter = new TriggerFilter(null, null, List.of(status), List.of(), null, null);
    sessions.inTransaction(session -> new Triggers(session).count(filter, Sight.EVERYTHING));

    assertThat(explained.takePlans().get(0))
        .doesNotContain("Seq Scan on dispatch_log_history", "dispatch_log_history_pkey");
  }

  @Test
  void toSortByStatusToo() {
    assertThat(list(ALL, "status", true, 1)).hasSize(20);

    assertThat(explained.takePlans().get(0))
        .contains("dispatch_log_history_unsuccessful", "dispatch_log_open")
        .doesNotContain("Seq Scan on dispatch_log_history", "dispatch_log_history_pkey");
  }

  @ParameterizedTest
  @CsvSource({"trigger, 1", "trigger, 60", "ab, 1", "ab, 2", "abcd, 1", "abcd, 9", "nothing, 1"})
  void asManyAreTheyOnEachPageAsThereAre(String search, int page) {
    var filter = new TriggerFilter(null, null, List.of(), List.of(), null, search);
    var byName = List.of(new TriggerQuery.Sort("name", true));
    sessions.inTransaction(
        session -> {
          var triggers = new Triggers(session);
          assertThat(
                  triggers
                      .list(new TriggerQuery(filter, byName, page, 20), Sight.EVERYTHING)
                      .totalCount())
              .isEqualTo(triggers.count(filter, Sight.EVERYTHING));
        });
  }

  private List<DispatchTrigger> list(
      TriggerFilter filter, String field, boolean ascending, int page) {
    return sessions.fromTransaction(
        session ->
            new Triggers(session)
                    .list(
                        new TriggerQuery(
                            filter, List.of(new TriggerQuery.Sort(field, ascending)), page, 20),
                        Sight.EVERYTHING)
                    .items()
                    .stream()
                    .map(Triggers.WithStatus::trigger)
                    .toList());
  }
}
