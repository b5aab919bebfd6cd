// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.RunStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Runs of the past on a database of their own, and what they come to. */
final class HistoryOnDatabase {

  final EngineOnDatabase engine;
  final RollUp rollUp;
  final Statistics statistics;
  private final AtomicLong ids = new AtomicLong();

  HistoryOnDatabase(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    rollUp = new RollUp(engine.database, engine.clock);
    statistics = new Statistics(engine.database, engine.clock);
  }

  long aTrigger() {
    return engine.aTrigger().create().trigger().value();
  }

  /** A run that was queued and started then; null for how long it took: it is still open. */
  long run(long trigger, RunStatus status, Instant at, Duration took) {
    return engine.database.inTransaction(
        connection -> insert(connection, trigger, status, at, took));
  }

  long success(long trigger, Instant at, Duration took) {
    return run(trigger, RunStatus.SUCCESSFUL, at, took);
  }

  long insert(Connection connection, long trigger, RunStatus status, Instant at, Duration took)
      throws SQLException {
    long id = ids.incrementAndGet();
    try (var insert =
        connection.prepareStatement(
            """
            insert into dispatch_log (id, trigger_id, trigger_name, executor_type, task_settings,
              status, cause, planned_date, fire_date, target_node, serial, priority, waits,
              queued_date, start_date, end_date, token, attempt, output_bytes, output_truncated,
              is_open)
            values (?, ?, 'any', 'hello', '{}', ?, 'MANUAL', ?, ?, '*', ?, 4, false, ?, ?, ?,
              1, 1, 0, false, ?)
            """)) {
      insert.setLong(1, id);
      insert.setLong(2, trigger);
      insert.setString(3, status.name());
      Instants.set(insert, 4, at);
      Instants.set(insert, 5, at);
      insert.setLong(6, id);
      Instants.set(insert, 7, at);
      boolean ran = status != RunStatus.MISSED && status != RunStatus.QUEUED;
      Instants.set(insert, 8, ran ? at : null);
      Instants.set(insert, 9, took == null || !ran ? null : at.plus(took));
      insert.setBoolean(10, !status.isEnded());
      insert.executeUpdate();
    }
    return id;
  }

  /** Ends an open run well. */
  void end(long run, Instant at) {
    engine.update(
        "update dispatch_log set is_open = false, status = 'SUCCESSFUL', end_date = timestamp with"
            + " time zone '%s' where id = %d".formatted(at, run));
  }

  /** How many runs are rolled up in all. */
  long rolledUp() {
    return engine.number(
        "select coalesce(sum(successful + failed + canceled + timed_out + missed), 0)"
            + " from dispatch_trigger_day");
  }
}
