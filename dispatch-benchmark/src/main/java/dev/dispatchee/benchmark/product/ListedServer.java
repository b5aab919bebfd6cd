// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import dev.dispatchee.benchmark.contest.Pause;
import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import dev.dispatchee.benchmark.profile.ThreadTimes;
import dev.dispatchee.it.client.Answer;
import java.net.URI;
import java.time.Duration;

/**
 * Dispatch EE on PostgreSQL with many triggers, logs and rows of the audit, to be asked for lists.
 */
public final class ListedServer implements AutoCloseable {

  /** A run that has output, if that was added. */
  public static final long LOG_WITH_OUTPUT = 500_000;

  /** How its output ends. */
  public static final String LAST_LINE = "that was the last line";

  private static final int OUTPUT_BYTES = 16 * 1024 * 1024;
  private static final int CHUNK_BYTES = 64 * 1024;

  // Nothing falls due while it is measured, and no run is open: only the lists are at work.
  private static final String INSERT_TRIGGERS =
      """
      insert into dispatch_trigger (id, version, external_reference_code, name, description,
        executor_type, task_settings, active, cron_expression, time_zone_id, daylight_saving_rule,
        misfire_policy, overlap_allowed, cluster_mode, priority, max_attempts, retry_delay_millis,
        retry_max_delay_millis, log_retention_millis, system_trigger, created_by, modified_by,
        date_created, date_modified, next_due_date, next_fire_date, previous_fire_date)
      select i, 1, 'code-' || md5(i::text), 'Trigger ' || md5((i * 7)::text), 'a description',
        case when i %% 1000 = 0 then 'http-request' else 'hello' end, '{"message":"Hello world"}',
        i %% 10 > 0, %s, 'UTC', 'RUN_ONCE', 'FIRE_ONCE', false, 'SINGLE_NODE', i %% 10, 1,
        10000, 3600000, 2592000000, false, 'admin', 'admin', now(), now(),
        case when i %% 10 > 0 then now() + interval '2 days' + i * interval '1 second' end,
        case when i %% 10 > 0 then now() + interval '2 days' + i * interval '1 second' end,
        now() - i * interval '1 second'
      from generate_series(1, %d) i
      """;

  private static final String INSERT_LABELS =
      """
      insert into dispatch_trigger_label (trigger_id, position, label)
      select i, 0, 'label ' || i % 100 from generate_series(1, ?) i
      """;

  private static final String INSERT_LOGS =
      """
      insert into dispatch_log (id, trigger_id, trigger_name, executor_type, task_settings, status,
        cause, planned_date, fire_date, target_node, serial, priority, waits, queued_date,
        start_date, end_date, node, token, attempt, output_bytes, output_truncated, is_open)
      select i, 1 + i % ?, 'a trigger', 'hello', '{"message":"Hello world"}',
        case when i between 300000 and 300200 then 'TIMED_OUT' when i % 50 = 0 then 'FAILED'
          else 'SUCCESSFUL' end,
        case when i between 200000 and 200030 then 'RECOVERY' when i % 10 = 0 then 'MANUAL'
          else 'SCHEDULE' end,
        date, date, '*', i, 4, false, date + i % 7 * interval '1 ms', date,
        date + interval '1 second', 'node ' || i % 3, 2, 1, 0, false, false
      from (select i, now() - (n - i + 60) * interval '1 second' as date
        from cast(? as integer) n, generate_series(1, n) i) rows
      """;

  private static final String INSERT_AUDIT =
      """
      insert into dispatch_audit (audit_date, user_name, action, outcome, entity, entity_id)
      select now() - (n - i + 60) * interval '5 seconds',
        case when i % 5000 = 0 then 'rare' else 'admin' end, 'UPDATE', 'DONE', 'trigger', i % ?
      from cast(? as integer) n, generate_series(1, n) i
      """;

  private static final String NOTE_NEWEST =
      """
      update dispatch_trigger t set newest_log_id = l.id, newest_planned_date = l.planned_date
      from (select distinct on (trigger_id) trigger_id, id, planned_date from dispatch_log
        order by trigger_id, planned_date desc, id desc) l
      where l.trigger_id = t.id
      """;

  // What is newer is left for later, since it may still change.
  private static final String NOT_ADDED_UP =
      """
      select count(*) from (select 1 from dispatch_log l, dispatch_roll_up p
        where not l.is_open and l.queued_date >= p.until_date
          and l.queued_date < now() - interval '15 minutes' limit 1) one
      """;
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  // Lines of 64 bytes, and the last one tells that it is.
  private static final String INSERT_OUTPUT =
      """
      insert into dispatch_log_output (log_id, position, content)
      select ?, i * size, convert_to(case when (i + 1) * size < whole
          then repeat(rpad('a line of output', 63) || chr(10), size / 64)
          else rpad('', size - 64) || lpad('%s', 63) || chr(10) end, 'UTF8')
      from (select cast(? as integer) as whole, cast(? as integer) as size) given,
        generate_series(0, whole / size - 1) i
      """
          .formatted(LAST_LINE);

  private final DispatchServer server;
  private final PostgresDatabase database;

  private ListedServer(DispatchServer server, PostgresDatabase database) {
    this.server = server;
    this.database = database;
  }

  /** Starts a server on a new database, and fills that. */
  public static ListedServer start(
      PostgresDatabase database, Artifacts artifacts, Filling filling) {
    var server = DispatchServer.onPostgres("lists", database, artifacts);
    server.start();
    int used = filling.triggers() * 9 / 10;
    database.execute(INSERT_TRIGGERS.formatted(filling.cron(), filling.triggers()));
    database.execute(INSERT_LABELS, filling.triggers());
    database.execute(INSERT_LOGS, used, filling.logs());
    database.execute(INSERT_AUDIT, used, filling.audited());
    database.execute(NOTE_NEWEST);
    awaitAddedUp(database);
    database.execute("vacuum analyze");
    return new ListedServer(server, database);
  }

  // A server that has had these logs for a while has added them up: else it does while it is read.
  private static void awaitAddedUp(PostgresDatabase database) {
    long patience = System.nanoTime() + PATIENCE.toNanos();
    while (database.number(NOT_ADDED_UP) > 0) {
      if (System.nanoTime() > patience) {
        throw new IllegalStateException("history was not added up within " + PATIENCE);
      }
      Pause.of(LOOK);
    }
  }

  /** Gives a run an output of 16 MiB, the most that is kept. */
  public void addOutput(long log) {
    database.execute(
        "update dispatch_log set output_bytes = ? where id = ?", (long) OUTPUT_BYTES, log);
    database.execute(INSERT_OUTPUT, log, OUTPUT_BYTES, CHUNK_BYTES);
  }

  /** Where the application is. */
  public URI application() {
    return server.application();
  }

  /** What is answered to a path below the API; fails when it is not 200. */
  public Answer get(String path) {
    return server.get(path).mustBe(200);
  }

  /** What its process has used of the processors. */
  public Duration cpu() {
    return server.process().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** What its threads have used of them. */
  public ThreadTimes threads() {
    return ThreadTimes.of(server.process());
  }

  @Override
  public void close() {
    server.close();
  }
}
