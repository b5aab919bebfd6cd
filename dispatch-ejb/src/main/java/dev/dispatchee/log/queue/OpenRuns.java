// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.queue;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What is asked and done about runs that have not ended. */
@Singleton
public class OpenRuns {

  private final Database database;
  private final Clock clock;

  /** Takes what it needs. */
  @Inject
  public OpenRuns(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** When runs wait for, each instant once, after the first and up to the second. */
  public List<Instant> plannedBetween(Instant after, Instant upTo) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  """
                  select distinct planned_date from dispatch_log
                  where is_open and status = 'QUEUED' and planned_date > ? and planned_date <= ?
                  """)) {
            Instants.set(select, 1, after);
            Instants.set(select, 2, upTo);
            return Rows.list(select, row -> Instants.get(row, "planned_date"));
          }
        });
  }

  /** Whether a run of the trigger is in progress. */
  public boolean isInProgress(Connection connection, DispatchTriggerId trigger)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select 1 from dispatch_log where trigger_id = ? and is_open and status = 'IN_PROGRESS'
            """)) {
      select.setLong(1, trigger.value());
      return Rows.any(select);
    }
  }

  /** Whether a run of the trigger is in progress, or waits and is due. */
  public boolean isInProgressOrDue(Connection connection, DispatchTriggerId trigger, Instant now)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select 1 from dispatch_log
            where trigger_id = ? and is_open and (status = 'IN_PROGRESS' or planned_date <= ?)
            """)) {
      select.setLong(1, trigger.value());
      Instants.set(select, 2, now);
      return Rows.any(select);
    }
  }

  /** Whether a run still waits. */
  public static boolean isQueued(Connection connection, DispatchLogId run) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select 1 from dispatch_log where id = ? and is_open and status = 'QUEUED'")) {
      select.setLong(1, run.value());
      return Rows.any(select);
    }
  }

  /** Cancels the waiting runs of a trigger that is being deleted, in the caller's transaction. */
  public void cancelQueued(Connection connection, DispatchTriggerId trigger) throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_log set is_open = false, status = 'CANCELED',
              reason = 'TRIGGER_DELETED', end_date = ?, error_text = 'the trigger was deleted', token = token + 1
            where trigger_id = ? and is_open and status = 'QUEUED'
            """)) {
      Instants.set(update, 1, clock.instant());
      update.setLong(2, trigger.value());
      update.executeUpdate();
    }
  }

  /**
   * Cancels runs that have been due for longer than {@code grace} and whose executor nobody has.
   *
   * @param available the types that some live node has
   * @return how many
   */
  public int cancelWithoutExecutor(Collection<String> available, Duration grace) {
    return database.inOneStatement(
        connection -> {
          try (var update =
              connection.prepareStatement(
                  """
                  update dispatch_log set is_open = false, status = 'CANCELED',
                    reason = 'EXECUTOR_MISSING', end_date = ?, error_text = concat('no node has an executor of type ',
                      executor_type), token = token + 1
                  where is_open and status = 'QUEUED' and planned_date <= ? and queued_date <= ?
                    and not (executor_type = any (?))
                  """)) {
            var now = clock.instant();
            Instants.set(update, 1, now);
            Instants.set(update, 2, now.minus(grace));
            Instants.set(update, 3, now.minus(grace));
            update.setArray(4, SqlArrays.texts(connection, available));
            return update.executeUpdate();
          }
        });
  }
}
