// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.audit;

import dev.dispatchee.database.Instants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes audit rows. */
public final class AuditTrail {

  private AuditTrail() {}

  private static final String INSERT =
      """
      insert into dispatch_audit (audit_date, user_name, action, outcome, entity, entity_id,
        entity_name, before_state, after_state, detail)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /** Appends a row in the transaction of the change that it tells of. */
  public static void append(Connection connection, AuditEntry entry) throws SQLException {
    append(connection, List.of(entry));
  }

  /** As {@link #append(Connection, AuditEntry)}, for many. */
  public static void append(Connection connection, Collection<AuditEntry> entries)
      throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      for (var entry : entries) {
        set(insert, entry, AuditEntry.Outcome.DONE, null);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  static void append(
      Connection connection, AuditEntry entry, AuditEntry.Outcome outcome, @Nullable String detail)
      throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      set(insert, entry, outcome, detail);
      insert.executeUpdate();
    }
  }

  private static void set(
      PreparedStatement insert,
      AuditEntry entry,
      AuditEntry.Outcome outcome,
      @Nullable String detail)
      throws SQLException {
    Instants.set(insert, 1, entry.date());
    insert.setString(2, entry.user());
    insert.setString(3, entry.action().name());
    insert.setString(4, outcome.name());
    insert.setString(5, entry.entity());
    insert.setObject(6, entry.entityId(), Types.BIGINT);
    insert.setString(7, entry.entityName());
    insert.setString(8, entry.before());
    insert.setString(9, entry.after());
    insert.setString(10, detail);
  }
}
