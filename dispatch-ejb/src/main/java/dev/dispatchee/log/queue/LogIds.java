// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.queue;

import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchLogId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.IntSupplier;

/**
 * Ids for logs, taken from the database in blocks. What is left of a block is not used when the
 * database was away: it may have lost that the block was taken, and give it once more. Safe for
 * several threads.
 */
class LogIds {

  /** How many a block has; the sequence rises by as much. */
  static final int BLOCK = 100;

  private final IntSupplier outages;
  private long next;
  private long end;
  private int takenAfter;

  /**
   * Has none yet.
   *
   * @param outages how often the database went away so far
   */
  LogIds(IntSupplier outages) {
    this.outages = outages;
  }

  synchronized DispatchLogId take(Connection connection) throws SQLException {
    int now = outages.getAsInt();
    if (next == end || now != takenAfter) {
      next = nextBlock(connection);
      end = next + BLOCK;
      takenAfter = now;
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
