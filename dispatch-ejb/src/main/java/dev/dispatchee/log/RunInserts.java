// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import dev.dispatchee.database.Instants;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes rows of runs, many at once. Safe for several threads. */
@Singleton
public class RunInserts {

  private final LogIds ids = new LogIds();

  /**
   * Inserts rows in the caller's transaction, and makes each the newest of its trigger if it is.
   *
   * @return the keys of the rows, in the order of {@code runs}
   */
  public List<RunKey> insert(Connection connection, List<NewRun> runs, Instant now)
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
    noteNewest(connection, runs, keys);
    return keys;
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

  private static void noteNewest(Connection connection, List<NewRun> runs, List<RunKey> keys)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_trigger set newest_log_id = ?, newest_planned_date = ?
            where id = ? and (newest_planned_date is null or newest_planned_date < ?
              or (newest_planned_date = ? and newest_log_id < ?))
            """)) {
      // One order of triggers for all who insert, or two of them may deadlock.
      for (int i : inOrderOfTriggers(keys)) {
        var planned = runs.get(i).plannedDate();
        update.setLong(1, keys.get(i).log().value());
        Instants.set(update, 2, planned);
        update.setLong(3, keys.get(i).trigger().value());
        Instants.set(update, 4, planned);
        Instants.set(update, 5, planned);
        update.setLong(6, keys.get(i).log().value());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  private static int[] inOrderOfTriggers(List<RunKey> keys) {
    return IntStream.range(0, keys.size())
        .boxed()
        .sorted(Comparator.comparing(i -> keys.get(i).trigger()))
        .mapToInt(i -> i)
        .toArray();
  }

  private static @Nullable String nameOf(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name();
  }
}
