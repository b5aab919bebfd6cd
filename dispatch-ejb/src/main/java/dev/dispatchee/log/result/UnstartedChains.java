// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.RoundTrip;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.claim.OverlapLocks;
import dev.dispatchee.log.claim.Permits;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Chains that were claimed by nodes which are no more. The transaction in which a chain starts
 * anything is the one that takes its node from it, so one that has a node has started nothing: it
 * waits in line again, as if never claimed.
 */
final class UnstartedChains {

  private UnstartedChains() {}

  /** Puts those back of which a condition on the log {@code l} holds. */
  static void putBack(
      Connection connection, Dialect dialect, String where, LostRuns.Parameters parameters)
      throws SQLException {
    var unstarted = find(connection, where, parameters);
    if (unstarted.isEmpty()) {
      return;
    }
    var trip = new RoundTrip(connection, dialect);
    trip.update(
        """
        update dispatch_log set status = 'QUEUED', node = null, incarnation = null,
          start_date = null, token = token + 1
        where is_open and id = any (?)
        """,
        (update, first) -> {
          var ids = unstarted.stream().mapToLong(run -> run.log().value());
          update.setArray(first, SqlArrays.longs(connection, ids));
          return first + 1;
        });
    OverlapLocks.free(trip, unstarted);
    Permits.giveBack(trip, unstarted.stream().map(RunKey::log).toList());
    trip.make();
  }

  // Who has been asked to end does not wait again; in one order for all.
  private static List<RunKey> find(
      Connection connection, String where, LostRuns.Parameters parameters) throws SQLException {
    var sql =
        "select id, trigger_id from dispatch_log l where is_open and status = 'IN_PROGRESS'"
            + " and executor_type = '"
            + RunSubject.CHAIN
            + "' and node is not null and cancel_date is null and "
            + where
            + " order by id for update";
    try (var select = connection.prepareStatement(sql)) {
      parameters.set(select);
      return Rows.list(
          select,
          row ->
              new RunKey(
                  new DispatchTriggerId(row.getLong("trigger_id")),
                  new DispatchLogId(row.getLong("id"))));
    }
  }
}
