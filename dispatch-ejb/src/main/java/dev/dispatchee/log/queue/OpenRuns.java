// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.queue;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.node.HeartbeatTimes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is asked and done about runs that have not ended. */
@Singleton
public class OpenRuns {

  // Types are parted by commas.
  private static final String HAS_EXECUTOR =
      "position(concat(',', executor_type, ',') in concat(',', d.executor_types, ',')) > 0";

  private static final String CANCEL_UNSTARTABLE =
      """
      update dispatch_log set is_open = false, status = 'CANCELED', end_date = ?, token = token + 1,
        reason = case when exists (select 1 from dispatch_node d
            where d.name = target_node and %1$s)
          then 'NODE_LOST' else 'EXECUTOR_MISSING' end,
        error_text = case
          when target_node = '*' then concat('no node has an executor of type ', executor_type)
          when exists (select 1 from dispatch_node d where d.name = target_node and %1$s)
            then concat('node ', target_node, ' starts no runs')
          else concat('node ', target_node, ' has no executor of type ', executor_type) end
      where is_open and status = 'QUEUED' and planned_date <= ? and queued_date <= ?
        and not exists (select 1 from dispatch_node d
          where d.incarnation <> '' and d.heartbeat_date > %2$s and %1$s
            and (target_node = '*'
              or d.name = target_node and d.accepting and not d.draining))
      """;

  private final Database database;
  private final Clock clock;
  private final String cancelUnstartable;

  /** Judges who is alive by the dead time among {@code times}. */
  @Inject
  public OpenRuns(Database database, HeartbeatTimes times, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.cancelUnstartable =
        CANCEL_UNSTARTABLE.formatted(HAS_EXECUTOR, database.dialect().ago(times.deadAfter()));
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
   * Cancels runs that have been due for longer than {@code grace} and that nobody is going to
   * start: no live node has their executor or, if they are addressed to one, that starts no runs.
   *
   * @return how many
   */
  public int cancelUnstartable(Duration grace) {
    return database.inOneStatement(
        connection -> {
          try (var update = connection.prepareStatement(cancelUnstartable)) {
            var now = clock.instant();
            Instants.set(update, 1, now);
            Instants.set(update, 2, now.minus(grace));
            Instants.set(update, 3, now.minus(grace));
            return update.executeUpdate();
          }
        });
  }
}
