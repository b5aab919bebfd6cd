// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.database.Dialect;
import dev.dispatchee.log.DispatchTriggerId;
import java.sql.Connection;
import java.sql.SQLException;

/** The row of a trigger, held by JDBC. */
public final class TriggerLock {

  private TriggerLock() {}

  /** Holds it until the caller's transaction ends; of several the others wait for that. */
  public static void take(Connection connection, Dialect dialect, DispatchTriggerId trigger)
      throws SQLException {
    try (var lock =
        connection.prepareStatement(
            "select id from dispatch_trigger where id = ?" + dialect.forUpdate())) {
      lock.setLong(1, trigger.value());
      lock.executeQuery().close();
    }
  }
}
