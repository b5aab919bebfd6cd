// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.queue;

import dev.dispatchee.database.ArrayParameters;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Instants;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes rows of runs, many at once. Safe for several threads. */
@Singleton
public class RunInserts {

  private final Dialect dialect;
  private final String noteNewest;
  private final LogIds ids = new LogIds();

  /** Makes rows in a database. */
  @Inject
  public RunInserts(Database database) {
    this.dialect = database.dialect();
    this.noteNewest =
        dialect.updateRows(
            "dispatch_trigger",
            List.of("trigger bigint", "log bigint", "planned timestamp(3) with time zone"),
            "t.id = r.trigger and " + NewestRun.IS_NEWER,
            "newest_log_id = r.log, newest_planned_date = r.planned");
  }

  /**
   * Inserts rows in the caller's transaction, and makes each the newest of its trigger if it is.
   *
   * @return the keys of the rows, in the order of {@code runs}
   */
  public List<RunKey> insert(Connection connection, List<NewRun> runs, Instant now)
      throws SQLException {
    var keys = insertOnly(connection, runs, now);
    noteNewest(connection, newest(runs, keys).values());
    return keys;
  }

  /** As {@link #insert}, for who writes the newest of each trigger together with what else. */
  public List<RunKey> insertOnly(Connection connection, List<NewRun> runs, Instant now)
      throws SQLException {
    var keys = new ArrayList<RunKey>(runs.size());
    try (var insert = connection.prepareStatement(INSERT)) {
      for (var run : runs) {
        var id = ids.take(connection);
        set(insert, id, run, now);
        insert.addBatch();
        keys.add(new RunKey(run.subject().trigger(), id));
      }
      insert.executeBatch();
    }
    return keys;
  }

  /** The newest row of each trigger among these, in the order of the triggers. */
  public static Map<DispatchTriggerId, NewestRun> newest(List<NewRun> runs, List<RunKey> keys) {
    // One order of triggers for all who insert, or two of them may deadlock.
    var newest = new TreeMap<DispatchTriggerId, NewestRun>();
    for (int i = 0; i < keys.size(); i++) {
      newest.merge(
          keys.get(i).trigger(),
          new NewestRun(keys.get(i), runs.get(i).plannedDate()),
          BinaryOperator.maxBy(NewestRun.BY_PLANNED_DATE));
    }
    return newest;
  }

  private static final String INSERT =
      """
      insert into dispatch_log (id, trigger_id, trigger_name, executor_type, task_settings, status,
        cause, reason, planned_date, fire_date, target_node, serial, priority, waits, queued_date,
        token, attempt, origin_log_id, missed_count, missed_until_date, output_bytes,
        output_truncated, requested_by)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, 0, false, ?)
      """;

  private static void set(PreparedStatement insert, DispatchLogId id, NewRun run, Instant now)
      throws SQLException {
    var subject = run.subject();
    insert.setLong(1, id.value());
    insert.setLong(2, subject.trigger().value());
    insert.setString(3, subject.triggerName());
    insert.setString(4, subject.executorType());
    insert.setString(5, subject.settings());
    insert.setString(6, run.status().name());
    insert.setString(7, run.cause().name());
    insert.setString(8, nameOf(run.reason()));
    Instants.set(insert, 9, run.plannedDate());
    Instants.set(insert, 10, run.fireDate());
    insert.setString(11, run.targetNode());
    insert.setLong(12, run.serial(id));
    insert.setInt(13, subject.priority());
    insert.setBoolean(14, run.waits());
    Instants.set(insert, 15, now);
    insert.setInt(16, run.attempt());
    insert.setObject(17, run.origin() == null ? null : run.origin().value(), Types.BIGINT);
    insert.setObject(18, run.missedCount(), Types.INTEGER);
    Instants.set(insert, 19, run.missedUntil());
    insert.setString(20, run.requestedBy());
  }

  private void noteNewest(Connection connection, Collection<NewestRun> newest) throws SQLException {
    dialect.findByKeys(connection);
    try (var update = connection.prepareStatement(noteNewest)) {
      new ArrayParameters<>(update, newest)
          .add("bigint", run -> run.key().trigger().value())
          .add("bigint", run -> run.key().log().value())
          .add("timestamptz", run -> Instants.inSql(run.plannedDate()));
      update.executeUpdate();
    }
  }

  private static @Nullable String nameOf(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name();
  }
}
