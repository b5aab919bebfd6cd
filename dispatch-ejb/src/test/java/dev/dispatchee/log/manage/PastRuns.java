// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.manage;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.Instants;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import java.time.Instant;
import java.util.List;

/** Logs of a trigger as they stand in the table, of any status and time. */
final class PastRuns {

  private final EngineOnDatabase engine;
  private final long trigger;

  PastRuns(EngineOnDatabase engine, RunSubject subject) {
    this.engine = engine;
    this.trigger = subject.trigger().value();
  }

  /** The ids of what is there, in the order of planned dates. */
  List<Long> ids() {
    return engine.logsOf(trigger).stream().map(EngineOnDatabase.LogRow::id).toList();
  }

  /** One that was queued and started at a time. */
  void add(long id, String status, Instant started, Instant ended) {
    add(id, status, started, ended, null);
  }

  /** The same as a member of a chain. */
  void addMember(long id, String status, Instant started, Instant ended, long chain) {
    add(id, status, started, ended, chain);
  }

  private void add(long id, String status, Instant started, Instant ended, Long chain) {
    engine.database.runInTransaction(
        connection -> {
          try (var insert =
              connection.prepareStatement(
                  """
                  insert into dispatch_log (id, trigger_id, trigger_name, executor_type,
                    task_settings, status, cause, planned_date, fire_date, target_node, serial,
                    priority, waits, queued_date, start_date, end_date, token, attempt,
                    output_bytes, output_truncated, is_open, parent_log_id)
                  values (?, ?, 'any', 'hello', '{}', ?, 'MANUAL', ?, ?, '*', ?, 4, false, ?, ?, ?,
                    1, 1, 0, false, ?, ?)
                  """)) {
            insert.setLong(1, id);
            insert.setLong(2, trigger);
            insert.setString(3, status);
            Instants.set(insert, 4, started);
            Instants.set(insert, 5, started);
            insert.setLong(6, id);
            Instants.set(insert, 7, started);
            Instants.set(insert, 8, ended == null ? null : started);
            Instants.set(insert, 9, ended);
            insert.setBoolean(10, !RunStatus.valueOf(status).isEnded());
            insert.setObject(11, chain, java.sql.Types.BIGINT);
            insert.executeUpdate();
          }
        });
  }
}
