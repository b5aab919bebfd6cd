// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import dev.dispatchee.database.Instants;
import dev.dispatchee.node.Node;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The rows that a claim decides about. */
final class DueRuns {

  private DueRuns() {}

  private static final String DUE_HERE =
      """
      where status = 'QUEUED' and planned_date <= ? and (target_node = '*' or target_node = ?)
        and executor_type = any (?)
        and not (waits and exists (select 1 from dispatch_slot s
          where s.trigger_id = l.trigger_id and s.target_node = l.target_node))
      """;
  private static final String IN_LINE =
      "order by priority desc, planned_date, id limit ? for update skip locked";

  /** Locks the first due rows in line; those that another claim has locked are passed over. */
  static List<RunRow> lock(
      Connection connection,
      Node node,
      Instant now,
      Collection<DispatchLogId> hint,
      Collection<String> types,
      boolean manualOnly,
      int limit)
      throws SQLException {
    var among =
        (manualOnly ? "and cause = 'MANUAL' " : "") + (hint.isEmpty() ? "" : "and id = any (?) ");
    try (var select = connection.prepareStatement(RunRow.SELECT + DUE_HERE + among + IN_LINE)) {
      int index = 1;
      Instants.set(select, index++, now);
      select.setString(index++, node.name());
      select.setArray(index++, connection.createArrayOf("varchar", types.toArray()));
      if (!hint.isEmpty()) {
        var ids = hint.stream().map(DispatchLogId::value).toArray();
        select.setArray(index++, connection.createArrayOf("bigint", ids));
      }
      select.setInt(index, limit);
      return RunRow.read(select);
    }
  }
}
