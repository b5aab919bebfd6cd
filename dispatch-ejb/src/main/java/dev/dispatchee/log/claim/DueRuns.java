// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.node.Node;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The rows that a claim decides about. */
final class DueRuns {

  private DueRuns() {}

  private static final String IS_DUE = "planned_date <= ?";

  // Of runs that are named: so that no plan finds all that are due, to look for those among them.
  private static final String IS_DUE_IF_FOUND = "(planned_date <= ?) is true";

  // What a chain runs is asked for by who asked for the chain.
  private static final String ASKED_FOR =
      "and (cause = 'MANUAL' or cause = 'CHAIN' and requested_by is not null) ";

  private static final String DUE_HERE =
      """
      where is_open and status = 'QUEUED' and %s and (target_node = '*' or target_node = ?)
        and executor_type = any (?)
        and not (waits and exists (select 1 from dispatch_slot s
          where s.trigger_id = l.trigger_id and s.target_node = l.target_node))
      """;

  /**
   * The first of the open rows in line. The number stands in the text: a plan that is made without
   * knowing it reads and sorts them all.
   */
  static String firstInLine(Dialect dialect, int limit) {
    return "order by %s limit %d".formatted(dialect.orderInLine(), limit);
  }

  /** Locks the first due rows in line; those that another claim has locked are passed over. */
  static List<RunRow> lock(
      Connection connection,
      Dialect dialect,
      Node node,
      Instant now,
      Collection<DispatchLogId> hint,
      Collection<String> types,
      boolean manualOnly,
      int limit)
      throws SQLException {
    var among = (manualOnly ? ASKED_FOR : "") + (hint.isEmpty() ? "" : "and id = any (?) ");
    var sql =
        RunRow.SELECT
            + DUE_HERE.formatted(hint.isEmpty() ? IS_DUE : IS_DUE_IF_FOUND)
            + among
            + (hint.isEmpty()
                ? firstInLine(dialect, limit)
                : "order by %s limit %d".formatted(dialect.orderOfSome(), limit))
            + dialect.forUpdateSkipLocked();
    try (var select = connection.prepareStatement(sql)) {
      int index = 1;
      Instants.set(select, index++, now);
      select.setString(index++, node.name());
      select.setArray(index++, SqlArrays.texts(connection, types));
      if (!hint.isEmpty()) {
        var ids = hint.stream().mapToLong(DispatchLogId::value);
        select.setArray(index, SqlArrays.longs(connection, ids));
      }
      return RunRow.read(select);
    }
  }
}
