// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import dev.dispatchee.database.Columns;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table of slots: one row while a run of a trigger without overlap is in progress. */
public final class OverlapLocks {

  private static final Columns<Map.Entry<OverlapLock, DispatchLogId>> COLUMNS =
      Columns.<Map.Entry<OverlapLock, DispatchLogId>>none()
          .longs("trigger_id", slot -> slot.getKey().trigger().value())
          .texts("target_node", slot -> slot.getKey().targetNode())
          .longs("log_id", slot -> slot.getValue().value());

  private OverlapLocks() {}

  private record OverlapLock(DispatchTriggerId trigger, String targetNode) {}

  /** Takes the slots of runs, for the first in line of each, and tells which runs got theirs. */
  static Set<DispatchLogId> take(Connection connection, Dialect dialect, List<RunRow> runs)
      throws SQLException {
    var wanted = new LinkedHashMap<OverlapLock, DispatchLogId>();
    for (var run : runs) {
      wanted.putIfAbsent(new OverlapLock(run.key().trigger(), run.targetNode()), run.key().log());
    }
    if (wanted.isEmpty()) {
      return Set.of();
    }
    try (var insert = connection.prepareStatement(dialect.insertFreeSlots(COLUMNS))) {
      COLUMNS.set(insert, 1, wanted.entrySet());
      return Set.copyOf(Rows.list(insert, row -> new DispatchLogId(row.getLong(1))));
    }
  }

  /** Frees what these runs hold; nothing happens for those that hold none. */
  public static void free(Connection connection, Collection<RunKey> runs) throws SQLException {
    // By the trigger too, which is how the table is ordered.
    try (var delete =
        connection.prepareStatement(
            "delete from dispatch_slot where trigger_id = any (?) and log_id = any (?)")) {
      delete.setArray(
          1,
          SqlArrays.longs(
              connection, runs.stream().mapToLong(run -> run.trigger().value()).distinct()));
      delete.setArray(
          2, SqlArrays.longs(connection, runs.stream().mapToLong(run -> run.log().value())));
      delete.executeUpdate();
    }
  }

  /**
   * Frees what these runs hold that are not in progress. Of runs whose holder is not known: who
   * holds one that is in progress frees it.
   */
  public static void freeUnlessInProgress(Connection connection, Collection<RunKey> runs)
      throws SQLException {
    try (var delete =
        connection.prepareStatement(
            """
            delete from dispatch_slot where log_id = any (?) and not exists (select 1
              from dispatch_log l where l.is_open and l.id = log_id and l.status = 'IN_PROGRESS')
            """)) {
      delete.setArray(
          1, SqlArrays.longs(connection, runs.stream().mapToLong(run -> run.log().value())));
      delete.executeUpdate();
    }
  }

  /** Frees what one run holds, and tells whether it held anything. */
  public static boolean free(Connection connection, DispatchLogId run) throws SQLException {
    try (var delete = connection.prepareStatement("delete from dispatch_slot where log_id = ?")) {
      delete.setLong(1, run.value());
      return delete.executeUpdate() > 0;
    }
  }
}
