// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.RoundTrip;
import dev.dispatchee.node.Node;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Runs that are, or may be, claimed by a node that does not start them: they are given back, as
 * soon as the database lets it. Safe for several threads.
 */
final class ClaimsInDoubt {

  private final Database database;
  private final Node node;
  private final HeldRuns held;
  private final Queue<ClaimedRun> runs = new ConcurrentLinkedQueue<>();

  ClaimsInDoubt(Database database, Node node, HeldRuns held) {
    this.database = database;
    this.node = node;
    this.held = held;
  }

  void add(Collection<ClaimedRun> unstarted) {
    runs.addAll(unstarted);
  }

  synchronized void giveBack() {
    var now = List.copyOf(runs);
    if (!now.isEmpty()) {
      // Who ends one of these at the same moment makes the database refuse: then it is not ours.
      database.inTransactionOrAgain(connection -> giveBack(connection, now));
      runs.removeAll(now);
      held.leave(now);
    }
  }

  private boolean giveBack(Connection connection, List<ClaimedRun> runs) throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_log set status = 'QUEUED', node = null, incarnation = null,
              start_date = null, token = token + 1
            where is_open and id = ? and token = ? and node = ? and incarnation = ?
            """)) {
      for (var run : runs) {
        update.setLong(1, run.key().log().value());
        update.setLong(2, run.token());
        update.setString(3, node.name());
        update.setString(4, node.incarnation());
        update.addBatch();
      }
      int[] counts = update.executeBatch();
      // Another node may have it by now: then the slot is that node's.
      var given =
          IntStream.range(0, runs.size()).filter(i -> counts[i] == 1).mapToObj(runs::get).toList();
      var trip = new RoundTrip(connection, database.dialect());
      OverlapLocks.free(trip, given.stream().map(ClaimedRun::key).toList());
      Permits.giveBack(trip, Permits.gated(given));
      trip.make();
      return true;
    }
  }
}
