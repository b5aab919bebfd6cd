// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Planning;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.claim.RunRow;
import dev.dispatchee.log.claim.TriggerRules;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Node;
import dev.dispatchee.node.Nodes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Ends the runs of nodes that are no more, so that nobody waits for them. */
@Singleton
public class LostRuns {

  // A run without a node is a chain that waits for its members: nobody can be lost with it.
  // Judged by incarnation: a start that has lost its name is no more, whoever has that name now.
  private static final String OF_THE_GONE =
      """
      l.node is not null and not exists (select 1 from dispatch_node d
        where d.name = l.node and d.incarnation = l.incarnation and %s)
      """;

  // Slots and permits too: a run that was given up while its thread still worked has kept its own.
  private static final String ARE_THERE_ANY =
      """
      select 1 where exists (select 1 from dispatch_log l
          where is_open and status = 'IN_PROGRESS' and %1$s)
        or exists (select 1 from dispatch_slot s join dispatch_log l on l.id = s.log_id
          where not l.is_open and %1$s)
        or exists (select 1 from dispatch_permit p join dispatch_log l on l.id = p.log_id
          where p.until_date is null and not l.is_open and %1$s)
      """;

  private final Database database;
  private final Results results;
  private final Clock clock;
  private final String ofTheGone;

  /** Takes what it needs. */
  @Inject
  public LostRuns(Database database, Results results, HeartbeatTimes times, Clock clock) {
    this.database = database;
    this.results = results;
    this.clock = clock;
    this.ofTheGone = OF_THE_GONE.formatted(Nodes.isAlive(database.dialect(), times));
  }

  /**
   * Ends what earlier starts of the same server left in progress: FAILED, NODE_LOST, tried again
   * while attempts remain.
   *
   * @return what came of it: the runs that ended, and when further attempts are due
   */
  public Ended endThoseOfEarlierStarts(Node node) {
    return end(
        "node = ? and incarnation <> ?",
        "the server '%s' was started again".formatted(node.name()),
        select -> {
          select.setString(1, node.name());
          select.setString(2, node.incarnation());
        });
  }

  /**
   * Ends what starts left in progress that have stopped, are dead, or have lost their name; see
   * above. To be asked right after a heartbeat of this node: before, it may itself seem dead.
   */
  public Ended endThoseOfTheGone() {
    return database.withConnection(this::areThereAny)
        ? end(ofTheGone, "its node is dead", select -> {})
        : new Ended(List.of(), List.of());
  }

  // Mostly there is none: one statement finds that out.
  private boolean areThereAny(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(ARE_THERE_ANY.formatted(ofTheGone))) {
      return Rows.any(select);
    }
  }

  /**
   * What came of it.
   *
   * @param runs the runs that were ended
   * @param retries when further attempts are due
   */
  public record Ended(List<RunKey> runs, List<Instant> retries) {}

  private Ended end(String where, String error, Parameters parameters) {
    var lost = new ArrayList<RunResult>();
    var written =
        database.inTransactionOrAgain(
            connection -> {
              lost.clear();
              UnstartedChains.putBack(connection, database.dialect(), where, parameters);
              lost.addAll(select(connection, where, parameters, error));
              var ended = results.end(connection, lost, true);
              Planning.BY_KEYS.begin(connection, database.dialect());
              freeOfEnded(connection, "dispatch_slot where", where, parameters);
              freeOfEnded(
                  connection, "dispatch_permit where until_date is null and", where, parameters);
              return ended;
            });
    return new Ended(
        lost.stream().map(result -> result.run().key()).toList(), written.told().retries());
  }

  // A run that was given up while its thread still worked kept what it held; that thread is gone
  // too.
  private static void freeOfEnded(
      Connection connection, String what, String where, Parameters parameters) throws SQLException {
    try (var delete =
        connection.prepareStatement(
            "delete from "
                + what
                + " exists (select 1 from dispatch_log l where l.id = log_id and "
                + where
                + ")")) {
      parameters.set(delete);
      delete.executeUpdate();
    }
  }

  /** The ends of the runs in progress of which a condition holds, whose rows are locked now. */
  List<RunResult> select(Connection connection, String where, Parameters parameters, String error)
      throws SQLException {
    // One order for all, or two nodes that end the same runs may deadlock.
    var sql =
        RunRow.SELECT
            + "where is_open and status = 'IN_PROGRESS' and "
            + where
            + " order by id for update";
    try (var select = connection.prepareStatement(sql)) {
      parameters.set(select);
      var runs = RunRow.read(select);
      var rules = TriggerRules.of(connection, runs);
      var now = clock.instant();
      return runs.stream()
          .map(run -> run.heldBy(run.token(), rules.of(run.key().trigger())))
          .map(run -> RunResult.lost(run, EndReason.NODE_LOST, null, now, error))
          .toList();
    }
  }

  /** Sets the parameters of a condition. */
  interface Parameters {
    void set(PreparedStatement select) throws SQLException;
  }
}
