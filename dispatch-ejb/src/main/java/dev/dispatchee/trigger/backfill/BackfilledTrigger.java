// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.backfill;

import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.Gate;
import dev.dispatchee.log.RunSubject;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A trigger as it is when instants of it are queued: with the settings that it has then.
 *
 * @param subject what its runs take from it
 * @param allNodes whether it runs on all nodes
 */
record BackfilledTrigger(RunSubject subject, boolean allNodes) {

  /** The trigger of a backfill, which goes when its trigger goes. */
  static BackfilledTrigger of(Connection connection, DispatchTriggerId trigger)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select name, executor_type, task_settings, priority, %s,
              cluster_mode = 'ALL_NODES' as all_nodes
            from dispatch_trigger where id = ?
            """
                .formatted(Gate.OF_TRIGGER))) {
      select.setLong(1, trigger.value());
      return Rows.only(
          select,
          row ->
              new BackfilledTrigger(
                  new RunSubject(
                      trigger,
                      row.getString("name"),
                      row.getString("executor_type"),
                      row.getString("task_settings"),
                      row.getInt("priority"),
                      row.getString("gate")),
                  row.getBoolean("all_nodes")));
    }
  }
}
