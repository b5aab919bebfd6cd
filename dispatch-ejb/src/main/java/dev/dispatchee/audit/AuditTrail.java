// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.audit;

import dev.dispatchee.database.Instants;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;

/** Writes audit rows. */
public final class AuditTrail {

  private AuditTrail() {}

  /** Appends a row in the transaction of the change that it tells of. */
  public static void append(Connection connection, AuditEntry entry) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into dispatch_audit (audit_date, user_name, action, outcome, entity, entity_id,
              entity_name, before_state, after_state)
            values (?, ?, ?, 'DONE', ?, ?, ?, ?, ?)
            """)) {
      Instants.set(insert, 1, entry.date());
      insert.setString(2, entry.user());
      insert.setString(3, entry.action().name());
      insert.setString(4, entry.entity());
      insert.setObject(5, entry.entityId(), Types.BIGINT);
      insert.setString(6, entry.entityName());
      insert.setString(7, entry.before());
      insert.setString(8, entry.after());
      insert.executeUpdate();
    }
  }
}
