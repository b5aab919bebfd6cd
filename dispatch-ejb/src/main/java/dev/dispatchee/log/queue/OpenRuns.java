// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.queue;

import dev.dispatchee.alert.AlertSubject;
import dev.dispatchee.alert.Alerts;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.Gate;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Node;
import dev.dispatchee.node.Nodes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is asked and done about runs that have not ended. */
@Singleton
public class OpenRuns {

  private static final String CANCEL =
      """
      update dispatch_log set is_open = false, status = 'CANCELED', end_date = ?, token = token + 1,
        reason = %s, error_text = %s
      where is_open and status = 'QUEUED' and %s
      """;

  private static final String NODE_IS_GONE =
      "concat('node ', target_node, ' was gone before it started')";

  private static final String MOVE_ASTRAY =
      """
      update dispatch_log l set gate = (select %1$s from dispatch_trigger t where t.id = l.trigger_id)
      where l.is_open and l.status = 'QUEUED' and l.gate is not null and not exists (select 1
        from dispatch_trigger t where t.id = l.trigger_id and %1$s = l.gate)
      """
          .formatted(Gate.ofTrigger("t."));

  private static final String DELETE_STALE_PERMITS =
      """
      delete from dispatch_permit where until_date <= ? or until_date is null
        and not exists (select 1 from dispatch_log l where l.id = log_id and l.status <> 'QUEUED')
      """;

  // Types are parted by commas.
  private static final String HAS_EXECUTOR =
      "position(concat(',', executor_type, ',') in concat(',', d.executor_types, ',')) > 0";

  private static final String ITS_NODE_HAS_EXECUTOR =
      "exists (select 1 from dispatch_node d where d.name = target_node and %s)"
          .formatted(HAS_EXECUTOR);

  private static final String WHY_UNSTARTABLE =
      """
      case when target_node = '*' then concat('no node has an executor of type ', executor_type)
        when %s then concat('node ', target_node, ' starts no runs')
        else concat('node ', target_node, ' has no executor of type ', executor_type) end
      """
          .formatted(ITS_NODE_HAS_EXECUTOR);

  private final Database database;
  private final Alerts alerts;
  private final Clock clock;
  private final String cancelAddressedToTheGone;
  private final String cancelUnstartable;

  /**
   * Judges who is alive by the dead time among {@code times}.
   *
   * @param alerts are told of what nobody can run
   */
  @Inject
  public OpenRuns(Database database, HeartbeatTimes times, Alerts alerts, Clock clock) {
    this.database = database;
    this.alerts = alerts;
    this.clock = clock;
    var alive = Nodes.isAlive(database.dialect(), times);
    this.cancelAddressedToTheGone =
        CANCEL.formatted(
            "'NODE_LOST'",
            NODE_IS_GONE,
            """
            target_node <> '*' and not exists (select 1 from dispatch_node d
              where d.name = target_node and %s)
            """
                .formatted(alive));
    this.cancelUnstartable =
        CANCEL.formatted(
            "case when %s then 'NODE_LOST' else 'EXECUTOR_MISSING' end"
                .formatted(ITS_NODE_HAS_EXECUTOR),
            WHY_UNSTARTABLE,
            """
            planned_date <= ? and queued_date <= ? and not exists (select 1 from dispatch_node d
              where %s and %s and (target_node = '*'
                or d.name = target_node and d.accepting and not d.draining))
            """
                .formatted(alive, HAS_EXECUTOR));
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

  /**
   * Has the waiting runs of a trigger stand before another gate, in the caller's transaction.
   *
   * @param gate its name; null for none
   */
  public static void moveQueued(
      Connection connection, DispatchTriggerId trigger, @Nullable String gate) throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_log set gate = ?
            where is_open and status = 'QUEUED' and trigger_id = ? and gate is distinct from ?
            """)) {
      update.setString(1, gate);
      update.setLong(2, trigger.value());
      update.setString(3, gate);
      update.executeUpdate();
    }
  }

  /**
   * Puts right what changes of triggers have left behind that crossed with new runs: waiting runs
   * before a gate that their trigger does not have, and permits whose run is gone or waits, or
   * whose time is over. Now and then.
   */
  public void repairGates() {
    var now = clock.instant();
    database.inTransactionOrAgain(
        connection -> {
          try (var statement = connection.createStatement()) {
            statement.executeUpdate(MOVE_ASTRAY);
          }
          try (var delete = connection.prepareStatement(DELETE_STALE_PERMITS)) {
            Instants.set(delete, 1, now);
            return delete.executeUpdate();
          }
        });
  }

  /** Cancels the waiting runs of a trigger that is being deleted, in the caller's transaction. */
  public void cancelQueued(Connection connection, DispatchTriggerId trigger) throws SQLException {
    cancel(
        connection,
        CANCEL.formatted("'TRIGGER_DELETED'", "'the trigger was deleted'", "trigger_id = ?"),
        update -> update.setLong(2, trigger.value()));
  }

  /**
   * Cancels what is addressed to a node that stops, or has been started again, and has not started.
   *
   * @return how many
   */
  public int cancelAddressedTo(Node node) {
    return database.inOneStatement(
        connection ->
            cancel(
                connection,
                CANCEL.formatted("'NODE_LOST'", NODE_IS_GONE, "target_node = ?"),
                update -> update.setString(2, node.name())));
  }

  /**
   * Cancels what is addressed to nodes that have stopped or are dead, and has not started.
   *
   * @return how many
   */
  public int cancelAddressedToTheGone() {
    return database.inOneStatement(
        connection -> cancel(connection, cancelAddressedToTheGone, update -> {}));
  }

  /**
   * Cancels runs that have been due for longer than {@code grace} and that nobody is going to
   * start: no live node has their executor or, if they are addressed to one, that starts no runs.
   *
   * @return how many
   */
  public int cancelUnstartable(Duration grace) {
    var latest = clock.instant().minus(grace);
    Parameters parameters =
        update -> {
          Instants.set(update, 2, latest);
          Instants.set(update, 3, latest);
        };
    return alerts.hearsOfMissingExecutors()
        ? database.inTransactionOrAgain(connection -> cancelAndTell(connection, parameters))
        : database.inOneStatement(connection -> cancel(connection, cancelUnstartable, parameters));
  }

  private int cancelAndTell(Connection connection, Parameters parameters) throws SQLException {
    var sql =
        database
            .dialect()
            .updateSelecting(
                cancelUnstartable, "id, trigger_id, trigger_name, executor_type, reason");
    try (var update = connection.prepareStatement(sql)) {
      Instants.set(update, 1, clock.instant());
      parameters.set(update);
      var canceled = Rows.list(update, Canceled::read);
      alerts.executorMissing(
          connection,
          canceled.stream().filter(Canceled::lacksExecutor).map(Canceled::run).toList());
      return canceled.size();
    }
  }

  private record Canceled(AlertSubject run, boolean lacksExecutor) {

    static Canceled read(ResultSet row) throws SQLException {
      return new Canceled(
          new AlertSubject(
              row.getLong("id"),
              row.getLong("trigger_id"),
              row.getString("trigger_name"),
              row.getString("executor_type"),
              null),
          EndReason.EXECUTOR_MISSING.name().equals(row.getString("reason")));
    }
  }

  private int cancel(Connection connection, String sql, Parameters parameters) throws SQLException {
    try (var update = connection.prepareStatement(sql)) {
      Instants.set(update, 1, clock.instant());
      parameters.set(update);
      return update.executeUpdate();
    }
  }

  private interface Parameters {
    void set(PreparedStatement update) throws SQLException;
  }
}
