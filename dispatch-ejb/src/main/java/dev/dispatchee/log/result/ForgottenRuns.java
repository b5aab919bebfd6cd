// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.RoundTrip;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.claim.HeldRuns;
import dev.dispatchee.log.claim.OverlapLocks;
import dev.dispatchee.log.claim.Permits;
import dev.dispatchee.node.Node;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends what a node has in progress by its rows and not by its own knowledge: it had written the end
 * of such a run, and the database has lost that, as one does that takes over from another without
 * its latest commits. Nobody else would ever end these, since their node is alive.
 */
@Singleton
public class ForgottenRuns {

  // Slots and permits of runs that have ended too: that theirs were freed may be what was lost.
  private static final String ROWS =
      """
      select id, trigger_id, token, true as in_progress from dispatch_log
      where is_open and status = 'IN_PROGRESS' and node = ? and incarnation = ?
      union all
      select l.id, l.trigger_id, l.token, false from dispatch_slot s
      join dispatch_log l on l.id = s.log_id
      where not l.is_open and l.node = ? and l.incarnation = ?
      union
      select l.id, l.trigger_id, l.token, false from dispatch_permit p
      join dispatch_log l on l.id = p.log_id
      where p.until_date is null and not l.is_open and l.node = ? and l.incarnation = ?
      """;

  private static final String ERROR =
      "the database has lost its latest commits, and with them how this run ended";

  private final Database database;
  private final LostRuns lostRuns;
  private final Results results;
  private final HeldRuns held;

  /**
   * Takes what it needs.
   *
   * @param held what this node knows
   */
  @Inject
  public ForgottenRuns(Database database, LostRuns lostRuns, Results results, HeldRuns held) {
    this.database = database;
    this.lostRuns = lostRuns;
    this.results = results;
    this.held = held;
  }

  private record Row(RunKey run, long token, boolean inProgress) {

    static Row read(ResultSet row) throws SQLException {
      return new Row(
          new RunKey(
              new DispatchTriggerId(row.getLong("trigger_id")),
              new DispatchLogId(row.getLong("id"))),
          row.getLong("token"),
          row.getBoolean("in_progress"));
    }

    // Asked after the row was read: what this node had when it was committed it may have ended
    // since, and then nothing is written; what it claims later is not among the rows.
    boolean isUnknownTo(HeldRuns held) {
      return inProgress ? !held.has(run, token) : !held.has(run.log());
    }
  }

  /**
   * Ends such runs as FAILED, NODE_LOST, tried again while attempts remain, and frees their slots.
   *
   * @param node this one, in this start
   * @return what came of it: the runs that ended, and when further attempts are due
   */
  public LostRuns.Ended endThoseOf(Node node) {
    var unknown =
        database.withConnection(connection -> rowsOf(connection, node)).stream()
            .filter(row -> row.isUnknownTo(held))
            .map(Row::run)
            .toList();
    return unknown.isEmpty() ? new LostRuns.Ended(List.of(), List.of()) : end(unknown, node);
  }

  private LostRuns.Ended end(List<RunKey> unknown, Node node) {
    var lost = new ArrayList<RunResult>();
    var written =
        database.inTransactionOrAgain(
            connection -> {
              lost.clear();
              lost.addAll(inProgressAmong(connection, unknown, node));
              var ended = results.end(connection, lost, true);
              var trip = new RoundTrip(connection, database.dialect());
              OverlapLocks.freeUnlessInProgress(trip, unknown);
              Permits.freeUnlessInProgress(trip, unknown.stream().map(RunKey::log).toList());
              trip.make();
              return ended;
            });
    return new LostRuns.Ended(
        lost.stream().map(result -> result.run().key()).toList(), written.told().retries());
  }

  private List<RunResult> inProgressAmong(Connection connection, List<RunKey> unknown, Node node)
      throws SQLException {
    var ids = unknown.stream().mapToLong(run -> run.log().value());
    return lostRuns
        .select(
            connection,
            "id = any (?) and node = ? and incarnation = ?",
            select -> {
              select.setArray(1, SqlArrays.longs(connection, ids));
              select.setString(2, node.name());
              select.setString(3, node.incarnation());
            },
            ERROR)
        .stream()
        .filter(result -> !held.has(result.run().key(), result.run().token()))
        .toList();
  }

  private static List<Row> rowsOf(Connection connection, Node node) throws SQLException {
    try (var select = connection.prepareStatement(ROWS)) {
      select.setString(1, node.name());
      select.setString(2, node.incarnation());
      for (int i = 3; i <= 5; i += 2) {
        select.setString(i, node.name());
        select.setString(i + 1, node.incarnation());
      }
      return Rows.list(select, Row::read);
    }
  }
}
