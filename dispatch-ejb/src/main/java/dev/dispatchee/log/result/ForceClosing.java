// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.database.Instants;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.claim.OverlapLocks;
import dev.dispatchee.log.claim.Permits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Ends runs whatever their nodes make of it. */
public final class ForceClosing {

  private ForceClosing() {}

  /**
   * Ends a run in progress in the caller's transaction: FAILED, without a further attempt. It gives
   * up its slot and its token, so that the result of who holds it is refused. One that has ended
   * while its thread still works gives up its slot.
   *
   * @return whether there was anything to give up
   */
  public static boolean close(Connection connection, DispatchLogId run, String user, Instant now)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_log set is_open = false, status = 'FAILED', reason = 'FORCE_CLOSED',
              end_date = ?, canceled_by = ?, error_text = 'it was force-closed', token = token + 1
            where is_open and id = ? and status = 'IN_PROGRESS'
            """)) {
      Instants.set(update, 1, now);
      update.setString(2, user);
      update.setLong(3, run.value());
      boolean closed = update.executeUpdate() == 1;
      boolean passes = Permits.free(connection, run);
      return OverlapLocks.free(connection, run) || passes || closed;
    }
  }
}
