// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import dev.dispatchee.alert.AlertLook;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.Gate;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Node;
import dev.dispatchee.node.Nodes;
import dev.dispatchee.scheduler.SchedulerState;
import dev.dispatchee.scheduler.SchedulerSwitch;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What a node asks once a second: all in one statement, since it asks when there is nothing to do
 * as well.
 */
@Singleton
public class NodeWatch {

  private static final String SELECT =
      """
      select %s,
        exists (select 1 from dispatch_node where name = ? and incarnation = ? and draining)
          as draining,
        (select id from dispatch_log
          where is_open and status = 'QUEUED' and planned_date <= ? and target_node in ('*', ?)
            and gate is null
          %s) as first_due,
        exists (select 1 from dispatch_gate g where %s and %s
          and (select 1 from dispatch_log
            where is_open and status = 'QUEUED' and planned_date <= ? and target_node in ('*', ?)
              and gate = g.name limit 1) is not null) as gated_due,
        exists (select 1 from dispatch_gate) as gates,
        exists (select 1 from dispatch_node d where d.product_version like '1.0.%%' and %s) as olders,
        (select id from dispatch_trigger
          where active and next_due_date > ? and next_due_date <= ?
          order by next_due_date, id limit 1) as overdue,
        exists (select 1 from dispatch_chain_run) as chains,
        exists (select 1 from dispatch_backfill where is_open) as backfills,
        %s
      from dispatch_scheduler where id = 1
      """;

  /**
   * How late a trigger is when whoever was to fire it must be taken to be gone: the node that set
   * its alarm may have died. Each node looks once a second, so a fire is late by that much more.
   */
  static final Duration OVERDUE = Duration.ofMillis(250);

  private final Database database;
  private final Node node;
  private final SchedulerSwitch scheduler;
  private final SeenGates gates;
  private final Clock clock;
  private final String select;

  /**
   * Watches in the name of a node.
   *
   * @param gates are told whether there are any, and how places are counted
   * @param times tell which nodes are alive
   */
  @Inject
  public NodeWatch(
      Database database,
      Node node,
      SchedulerSwitch scheduler,
      SeenGates gates,
      HeartbeatTimes times,
      Clock clock) {
    this.database = database;
    this.node = node;
    this.scheduler = scheduler;
    this.gates = gates;
    this.clock = clock;
    this.select =
        SELECT.formatted(
            SchedulerSwitch.COLUMNS,
            DueRuns.firstInLine(database.dialect(), 1),
            database.dialect().mayBeWaitedFor("g.name"),
            Gate.HAS_ROOM,
            Nodes.isAlive(database.dialect(), times),
            AlertLook.COLUMNS);
  }

  /**
   * What there is.
   *
   * @param scheduler whether the scheduler is paused
   * @param draining whether this node is to start nothing more
   * @param due whether a run is due that this node may claim, if it has its executor
   * @param overdue whether a trigger should have fired a moment ago, and nobody has fired it
   * @param chains whether runs of chains are in progress, whichever node started them
   * @param backfills whether past instants of triggers are to run
   * @param alerts what there is to do about alerts
   */
  public record Seen(
      SchedulerState scheduler,
      boolean draining,
      boolean due,
      boolean overdue,
      boolean chains,
      boolean backfills,
      AlertLook.Found alerts) {}

  /**
   * Looks; who fires and claims acts from then on by what the switch says now.
   *
   * @throws dev.dispatchee.database.DatabaseException if the database refused
   */
  public Seen look() {
    return database.withConnection(this::look);
  }

  private Seen look(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(select)) {
      statement.setString(1, node.name());
      statement.setString(2, node.incarnation());
      var now = clock.instant();
      Instants.set(statement, 3, now);
      statement.setString(4, node.name());
      for (int i = 5; i <= 7; i++) {
        Instants.set(statement, i, now);
      }
      statement.setString(8, node.name());
      Instants.set(statement, 9, Instant.EPOCH);
      Instants.set(statement, 10, now.minus(OVERDUE));
      AlertLook.set(statement, 11, now);
      return Rows.only(
          statement,
          row -> {
            gates.see(row.getBoolean("gates"), !row.getBoolean("olders"));
            return new Seen(
                scheduler.see(row),
                row.getBoolean("draining"),
                row.getObject("first_due") != null || row.getBoolean("gated_due"),
                row.getObject("overdue") != null,
                row.getBoolean("chains"),
                row.getBoolean("backfills"),
                AlertLook.Found.read(row));
          });
    }
  }
}
