// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import dev.dispatchee.benchmark.contest.Work;
import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import java.time.Duration;
import java.util.Locale;

/**
 * Fills the tables of Dispatch EE, whose server is stopped, with an installation of some size.
 *
 * <p>Most of its triggers are due in days, one a second. {@link SteadyFires#TRIGGERS} of them fire
 * when asked to. Besides there are paused ones, whose runs are drained. Both stand evenly among the
 * others, as those that are due in a real table do. History is of the last 29 days, less than
 * triggers keep it, and has been added up.
 */
final class Population {

  private static final long FIRST_ID = 10_000_000;
  private static final long FIRST_NEW_LOG = 1_000_000_000;
  private static final int LOGS_AT_ONCE = 1_000_000;

  // Of so many rows every n-th is to be drained; of the others every m-th fires.
  private static final String INSERT_TRIGGERS =
      """
      insert into dispatch_trigger (id, version, external_reference_code, name, description,
        executor_type, task_settings, active, interval_millis, start_date, time_zone_id,
        daylight_saving_rule, misfire_policy, overlap_allowed, cluster_mode, priority, max_attempts,
        retry_delay_millis, retry_max_delay_millis, log_retention_millis, system_trigger,
        created_by, modified_by, date_created, date_modified, next_due_date, next_fire_date)
      select %1$d + i, 0, 'code-' || i, kind || '-' || i, 'a description', '%2$s', '{}', kind = 'far',
        2592000000, now(), 'UTC', 'RUN_ONCE', 'FIRE_ONCE', false, 'SINGLE_NODE', 4, 1, 10000,
        3600000, 2592000000, false, 'benchmark', 'benchmark', now(), now(), due, due
      from (select i, kind,
          case when kind = 'far' then now() + interval '2 days' + i * interval '1 second' end as due
        from (select i, case when is_drained then 'drained'
              when nth * %5$d / %3$d > (nth - 1) * %5$d / %3$d then 'steady' else 'far' end as kind
          from (select i, i - i * %4$d / (%3$d + %4$d) as nth,
              i * %4$d / (%3$d + %4$d) > (i - 1) * %4$d / (%3$d + %4$d) as is_drained
            from generate_series(1::bigint, %3$d + %4$d) i) numbered) named) triggers
      """;

  private static final String INSERT_LOGS =
      """
      insert into dispatch_log_history (id, trigger_id, trigger_name, executor_type, task_settings,
        status, cause, planned_date, fire_date, target_node, serial, priority, waits, queued_date,
        start_date, end_date, node, token, attempt, output_bytes, output_truncated, is_open)
      select i, %1$d + 1 + i * 7919 %% %2$d, 'far-' || (1 + i * 7919 %% %2$d), '%3$s', '{}',
        case when i * 31 / 7 %% 50 = 0 then 'FAILED' else 'SUCCESSFUL' end, 'SCHEDULE', date, date, '*', i, 4,
        false, date + interval '3 ms', date + interval '9 ms', date + interval '211 ms', 'benchmark',
        2, 1, 0, false, false
      from (select i, date_trunc('milliseconds',
          now() - %7$s - %6$s * (1 - i / %4$d::float8)) as date
        from generate_series(%5$d::bigint, least(%5$d + %8$d - 1, %4$d)) i) rows
      """;
  private static final String NEWEST = "interval '15 minutes'";
  private static final String SPAN = "interval '29 days'";
  private static final String EXPIRED = "interval '31 days'";

  private final PostgresDatabase database;
  private final Size size;
  private final int drained;

  private Population(PostgresDatabase database, Size size, int drained) {
    this.database = database;
    this.size = size;
    this.drained = drained;
  }

  /** Of a size, with so many paused triggers whose runs are drained. */
  static Population of(PostgresDatabase database, Size size, int drained) {
    return new Population(database, size, drained);
  }

  /** Fills the tables of a database that has nothing in them. */
  Filled fill() {
    long start = System.nanoTime();
    // Not one checkpoint after the other while it is filled.
    configure("alter system set max_wal_size = '8GB'");
    insertLogs();
    var type = Rows.executorOf(Work.NO_OP);
    database.execute(
        INSERT_TRIGGERS.formatted(FIRST_ID, type, size.triggers(), drained, SteadyFires.TRIGGERS));
    database.execute("vacuum analyze");
    configure("alter system reset max_wal_size");
    database.execute("checkpoint");
    var filled =
        new Filled(
            Duration.ofNanos(System.nanoTime() - start),
            database.number("select pg_database_size(current_database())"),
            size.logs() == 0 ? 0 : relation("dispatch_log_history") / (double) size.logs(),
            relation("dispatch_trigger") / (double) (size.triggers() + drained));
    System.out.printf(
        Locale.ROOT,
        "%s: filled in %d s, %,d MB%n",
        size,
        filled.took().toSeconds(),
        filled.bytes() / 1_000_000);
    return filled;
  }

  /** Adds old logs, which have been kept for as long as their triggers say. */
  void addExpiredLogs(int count) {
    long first =
        1 + database.number("select max(id) from dispatch_log_history where id < ?", FIRST_NEW_LOG);
    database.execute(logs(first, EXPIRED, "interval '1 hour'", count, first + count - 1));
  }

  private void insertLogs() {
    var indexes = HistoryIndexes.without(database);
    for (long first = 1; first <= size.logs(); first += LOGS_AT_ONCE) {
      database.execute(logs(first, NEWEST, SPAN, LOGS_AT_ONCE, size.logs()));
    }
    indexes.makeAgain();
    // New runs come after those that are there.
    database.execute("select setval('dispatch_log_seq', ?)", FIRST_NEW_LOG);
    database.execute(
        "update dispatch_roll_up set until_date = now() - interval '11 minutes' where id = 1");
  }

  private String logs(long first, String newest, String span, int atOnce, long last) {
    return INSERT_LOGS.formatted(
        FIRST_ID,
        (long) size.triggers() + drained,
        Rows.executorOf(Work.NO_OP),
        last,
        first,
        span,
        newest,
        atOnce);
  }

  private void configure(String statement) {
    database.execute(statement);
    database.execute("select pg_reload_conf()");
  }

  private long relation(String name) {
    return database.number("select pg_total_relation_size(?::regclass)", name);
  }
}
