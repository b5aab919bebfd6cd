// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.scrape;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Nodes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How all nodes together stand, as the database knows it.
 *
 * @param due runs that are due and wait for a node
 * @param waiting runs that are queued for a later time
 * @param inProgress runs that a node has
 * @param oldestDueSeconds since the oldest of the due was planned; 0 without any
 * @param activeTriggers triggers that fire
 * @param overdueTriggers those of them whose time has passed
 * @param oldestOverdueSeconds since the time of the oldest of these; 0 without any
 * @param nodesAlive nodes whose heartbeat is fresh
 * @param alertsPending messages of alert rules that are to be sent, for the first time or again
 */
record StoredFigures(
    long due,
    long waiting,
    long inProgress,
    double oldestDueSeconds,
    long activeTriggers,
    long overdueTriggers,
    double oldestOverdueSeconds,
    long nodesAlive,
    long alertsPending) {

  private static final double MILLIS_EACH_SECOND = 1_000;

  // Runs by the partition of the open ones, triggers by the index of the active ones, messages by
  // that of their status.
  private static final String SELECT =
      """
      select queued, due, oldest_due, running, active, overdue, oldest_overdue, alive, alerts from
        (select count(*) as queued,
          sum(case when planned_date <= ? then 1 else 0 end) as due,
          min(planned_date) as oldest_due
          from dispatch_log where is_open and status = 'QUEUED') q,
        (select count(*) as running
          from dispatch_log where is_open and status = 'IN_PROGRESS') p,
        (select count(*) as active,
          sum(case when next_due_date <= ? then 1 else 0 end) as overdue,
          min(next_due_date) as oldest_overdue
          from dispatch_trigger where active) t,
        (select count(*) as alive from dispatch_node d where %s) n,
        (select count(*) as alerts from dispatch_alert_delivery where status = 'PENDING') m
      """;

  /** The statement that finds them out. */
  static String select(Dialect dialect, HeartbeatTimes times) {
    return SELECT.formatted(Nodes.isAlive(dialect, times));
  }

  /** Finds them out, within so many seconds. */
  static StoredFigures read(Database database, String select, Instant now, int seconds) {
    return database.withConnection(
        connection -> {
          try (var statement = connection.prepareStatement(select)) {
            statement.setQueryTimeout(seconds);
            Instants.set(statement, 1, now);
            Instants.set(statement, 2, now);
            return Rows.only(
                statement,
                row ->
                    new StoredFigures(
                        row.getLong("due"),
                        row.getLong("queued") - row.getLong("due"),
                        row.getLong("running"),
                        secondsSince(Instants.find(row, "oldest_due").orElse(null), now),
                        row.getLong("active"),
                        row.getLong("overdue"),
                        secondsSince(Instants.find(row, "oldest_overdue").orElse(null), now),
                        row.getLong("alive"),
                        row.getLong("alerts")));
          }
        });
  }

  private static double secondsSince(@Nullable Instant date, Instant now) {
    return date == null
        ? 0
        : Math.max(0, Duration.between(date, now).toMillis() / MILLIS_EACH_SECOND);
  }
}
