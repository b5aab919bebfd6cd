// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.queue;

import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchLogId;
import java.sql.Connection;
import java.sql.SQLException;

/** Ids for logs, taken from the database in blocks. Safe for several threads. */
class LogIds {

  /** How many a block has; the sequence rises by as much. */
  static final int BLOCK = 100;

  private long next;
  private long end;

  synchronized DispatchLogId take(Connection connection) throws SQLException {
    if (next == end) {
      next = nextBlock(connection);
      end = next + BLOCK;
    }
    return new DispatchLogId(next++);
  }

  private static long nextBlock(Connection connection) throws SQLException {
    // Both databases know this form of it.
    try (var select = connection.prepareStatement("select nextval('dispatch_log_seq')")) {
      return Rows.only(select, row -> row.getLong(1));
    }
  }
}
