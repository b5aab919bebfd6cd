// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import dev.dispatchee.database.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The table of slots: one row while a run of a trigger without overlap is in progress. */
final class Slots {

  private Slots() {}

  /** Takes the slots of runs, one by one in their order, and tells which runs got theirs. */
  static List<RunKey> take(Connection connection, Dialect dialect, List<RunRow> runs)
      throws SQLException {
    var granted = new ArrayList<RunKey>();
    if (runs.isEmpty()) {
      return granted;
    }
    try (var insert = connection.prepareStatement(dialect.insertSlotUnlessTaken())) {
      for (var run : runs) {
        insert.setLong(1, run.key().trigger().value());
        insert.setString(2, run.targetNode());
        insert.setLong(3, run.key().log().value());
        if (insert.executeUpdate() == 1) {
          granted.add(run.key());
        }
      }
    }
    return granted;
  }

  /** Frees what these runs hold, and tells how many that were; some may hold none. */
  static int free(Connection connection, Collection<DispatchLogId> runs) throws SQLException {
    try (var delete = connection.prepareStatement("delete from dispatch_slot where log_id = ?")) {
      for (var run : runs) {
        delete.setLong(1, run.value());
        delete.addBatch();
      }
      return Arrays.stream(delete.executeBatch()).sum();
    }
  }
}
