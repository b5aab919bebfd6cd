// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import dev.dispatchee.access.AccessGroups;
import dev.dispatchee.access.AccessRight;
import dev.dispatchee.api.task.TaskState;
import dev.dispatchee.api.task.TaskStatus;
import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.audit.AuditTrail;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.result.CancelRequests;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/**
 * What has become of tasks that were stored. Must be called with no transaction open. Safe for
 * several threads.
 */
@Singleton
class TaskStates {

  private final Database database;
  private final Clock clock;

  @Inject
  TaskStates(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What its log says; empty if there is none. */
  Optional<TaskState> find(DispatchLogId id) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select id, status, reason, error_text, result_text from dispatch_log where id ="
                      + " ?")) {
            select.setLong(1, id.value());
            return Rows.first(select, TaskStates::read);
          }
        });
  }

  /** The same for a deployment: empty if it may not run the trigger, or could not see it. */
  Optional<TaskState> find(DispatchLogId id, String deployment) {
    var sight = DeploymentAccess.sight(deployment);
    var access =
        database.withConnection(
            connection -> {
              try (var select =
                  connection.prepareStatement(
                      """
                      select t.access_groups from dispatch_log l
                      left join dispatch_trigger t on t.id = l.trigger_id where l.id = ?
                      """
                          + sight.and("l.trigger_id"))) {
                select.setLong(1, id.value());
                sight.set(select, 2);
                return Rows.first(select, row -> AccessGroups.read(row.getString(1)));
              }
            });
    return access
        .filter(groups -> DeploymentAccess.isLet(deployment, AccessRight.RUN, groups))
        .flatMap(groups -> find(id));
  }

  /** Asks it to end, in somebody's name; whether it had not. */
  boolean cancel(DispatchLogId id, String user) {
    var now = clock.instant();
    return database.inTransactionOrAgain(
        connection -> {
          boolean open = CancelRequests.ask(connection, id, user, now);
          if (open) {
            AuditTrail.append(
                connection,
                new AuditEntry(
                    now,
                    user,
                    AuditEntry.Action.CANCEL,
                    AuditedEntity.LOG,
                    id.value(),
                    triggerName(connection, id),
                    null,
                    null));
          }
          return open;
        });
  }

  private static String triggerName(Connection connection, DispatchLogId id) throws SQLException {
    try (var select =
        connection.prepareStatement("select trigger_name from dispatch_log where id = ?")) {
      select.setLong(1, id.value());
      return Rows.first(select, row -> row.getString(1)).orElse("");
    }
  }

  private static TaskState read(ResultSet row) throws SQLException {
    return new TaskState(
        row.getLong("id"),
        status(RunStatus.valueOf(row.getString("status"))),
        row.getString("reason"),
        row.getString("error_text"),
        row.getString("result_text"));
  }

  private static TaskStatus status(RunStatus status) {
    return switch (status) {
      case QUEUED -> TaskStatus.QUEUED;
      case IN_PROGRESS -> TaskStatus.IN_PROGRESS;
      case SUCCESSFUL -> TaskStatus.SUCCESSFUL;
      case FAILED -> TaskStatus.FAILED;
      // What stands for times that did not run did not run, for whoever asks by its id.
      case CANCELED, MISSED -> TaskStatus.CANCELED;
      case TIMED_OUT -> TaskStatus.TIMED_OUT;
    };
  }
}
