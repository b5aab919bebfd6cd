// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import dev.dispatchee.benchmark.contest.Work;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Puts triggers and runs into the tables of Dispatch EE, as many at once as the API would not take.
 *
 * <p>Ids are far above those that the sequences of the tables give.
 */
final class Rows {

  private static final AtomicLong IDS = new AtomicLong(1_000_000_000_000L);
  private static final int BATCH = 1_000;
  private static final long DAY_MILLIS = 86_400_000;

  private static final String INSERT_TRIGGER =
      """
      insert into dispatch_trigger (id, version, external_reference_code, name, executor_type,
        task_settings, active, interval_millis, start_date, time_zone_id, daylight_saving_rule,
        misfire_policy, overlap_allowed, cluster_mode, priority, max_attempts, retry_delay_millis,
        retry_max_delay_millis, log_retention_millis, system_trigger, created_by, modified_by,
        date_created, date_modified, next_due_date, next_fire_date)
      values (?, 0, ?, ?, ?, '{}', ?, ?, ?, 'UTC', 'RUN_ONCE', 'FIRE_ONCE', ?, 'SINGLE_NODE', 4, 1,
        10000, 3600000, 2592000000, false, 'benchmark', 'benchmark', ?, ?, ?, ?)
      """;

  private static final String INSERT_RUN =
      """
      insert into dispatch_log (id, trigger_id, trigger_name, executor_type, task_settings, status,
        cause, planned_date, fire_date, target_node, serial, priority, waits, queued_date, token,
        attempt, output_bytes, output_truncated, is_open, gate)
      values (?, ?, ?, ?, '{}', 'QUEUED', 'SCHEDULE', ?, ?, '*', ?, 4, false, ?, 0, 1, 0, false, true, ?)
      """;

  private static final int GROUPS = 10;
  private static final String INSERT_GROUP =
      """
      insert into dispatch_gate (name, maximum, version, created_by, modified_by, date_created, date_modified)
      values ('%s', 10000, 0, 'benchmark', 'benchmark', now(), now())
      """;
  private static final String SET_RULES =
      "update dispatch_trigger set concurrency_group = ?, access_groups = ? where id = ?";
  private static final String RIGHTS =
      "{\"view\":[\"warehouse\"],\"run\":[\"warehouse\"],\"edit\":[\"warehouse\"]}";

  private final DataSource dataSource;

  Rows(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The type of the executor that does a work. */
  static String executorOf(Work work) {
    return switch (work) {
      case NO_OP -> "benchmark-no-op";
      case TEN_MILLIS -> "benchmark-ten-millis";
      case TWO_HUNDRED_MILLIS -> "benchmark-two-hundred-millis";
    };
  }

  /** Triggers without a schedule that is active; their ids. */
  long[] triggers(Work work, boolean overlapAllowed, int count) {
    return triggers(work, overlapAllowed, null, count);
  }

  /** Triggers without overlap that are due at an instant, and a day later again; their ids. */
  long[] triggersDueAt(Instant due, Work work, int count) {
    return triggers(work, false, due, count);
  }

  /** Has these rules hold for triggers, and no others. */
  void setRules(long[] triggers, DrainRules rules) {
    try (var connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.executeUpdate(
            "update dispatch_trigger set concurrency_group = null where concurrency_group is not null");
        statement.executeUpdate("delete from dispatch_gate");
        if (rules != DrainRules.NONE && !rules.rights()) {
          for (int i = 0; i < GROUPS; i++) {
            statement.executeUpdate(INSERT_GROUP.formatted(groupOf(i, GROUPS)));
          }
        }
      }
      try (var update = connection.prepareStatement(SET_RULES)) {
        insert(
            update,
            triggers,
            (row, id) -> {
              row.setString(1, groupOf(id, rules.groups()));
              row.setString(2, rules.rights() ? RIGHTS : null);
              row.setLong(3, id);
            });
      }
      connection.commit();
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  // The group of a trigger, of so many; null of none.
  private static @Nullable String groupOf(long trigger, int groups) {
    return groups == 0 ? null : "group-" + trigger % groups;
  }

  /** A due run for each of these triggers, all in one transaction. */
  void queueRuns(long[] triggers, Work work, Instant planned) {
    queueRuns(triggers, work, 0, planned);
  }

  /**
   * The same.
   *
   * @param groups in how many groups the triggers are
   */
  void queueRuns(long[] triggers, Work work, int groups, Instant planned) {
    inTransaction(
        INSERT_RUN,
        LongStream.of(triggers),
        (insert, trigger) -> {
          long id = IDS.incrementAndGet();
          insert.setLong(1, id);
          insert.setLong(2, trigger);
          insert.setString(3, nameOf(trigger));
          insert.setString(4, executorOf(work));
          insert.setTimestamp(5, Timestamp.from(planned));
          insert.setTimestamp(6, Timestamp.from(planned));
          // Of several runs of one trigger each has another.
          insert.setLong(7, id);
          insert.setTimestamp(8, Timestamp.from(planned));
          insert.setString(9, groupOf(trigger, groups));
        });
  }

  private long[] triggers(Work work, boolean overlapAllowed, @Nullable Instant due, int count) {
    var now = Timestamp.from(Instant.now());
    var firstDue = due == null ? null : Timestamp.from(due);
    var ids = LongStream.generate(IDS::incrementAndGet).limit(count).toArray();
    inTransaction(
        INSERT_TRIGGER,
        LongStream.of(ids),
        (insert, id) -> {
          insert.setLong(1, id);
          insert.setString(2, nameOf(id));
          insert.setString(3, nameOf(id));
          insert.setString(4, executorOf(work));
          insert.setBoolean(5, due != null);
          insert.setLong(6, DAY_MILLIS);
          insert.setTimestamp(7, due == null ? now : firstDue);
          insert.setBoolean(8, overlapAllowed);
          insert.setTimestamp(9, now);
          insert.setTimestamp(10, now);
          insert.setTimestamp(11, firstDue);
          insert.setTimestamp(12, firstDue);
        });
    return ids;
  }

  private static String nameOf(long trigger) {
    return "benchmark-" + trigger;
  }

  private void inTransaction(String sql, LongStream ids, Parameters parameters) {
    try (var connection = dataSource.getConnection();
        var insert = connection.prepareStatement(sql)) {
      connection.setAutoCommit(false);
      insert(insert, ids.toArray(), parameters);
      connection.commit();
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  private static void insert(PreparedStatement insert, long[] ids, Parameters parameters)
      throws SQLException {
    for (int i = 0; i < ids.length; i++) {
      parameters.set(insert, ids[i]);
      insert.addBatch();
      if ((i + 1) % BATCH == 0) {
        insert.executeBatch();
      }
    }
    insert.executeBatch();
  }

  private interface Parameters {
    void set(PreparedStatement insert, long id) throws SQLException;
  }
}
