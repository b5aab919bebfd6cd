// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.audit;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.page.KeyCursor;
import dev.dispatchee.page.KeyPage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads audit rows. */
@Singleton
public class AuditRows {

  private final Database database;

  /** Takes what it needs. */
  @Inject
  public AuditRows(Database database) {
    this.database = database;
  }

  /** A page of rows, the newest first. */
  public KeyPage<AuditView> list(AuditQuery query) {
    return database.withConnection(
        connection ->
            KeyPage.of(
                select(connection, query),
                query.pageSize(),
                row -> new KeyCursor(row.date(), row.id()),
                query.withCount() ? count(connection, query) : null));
  }

  private static List<AuditView> select(Connection connection, AuditQuery query)
      throws SQLException {
    var where = new Where(query);
    var cursor = query.cursor();
    if (cursor != null) {
      // The first of the two lets the index begin there.
      where.add("audit_date <= ?", cursor.date());
      where.add("(audit_date < ? or id < ?)", cursor.date(), cursor.id());
    }
    try (var select =
        connection.prepareStatement(
            "select * from dispatch_audit"
                + where.sql()
                + " order by audit_date desc, id desc limit ?")) {
      where.set(select);
      select.setInt(where.values.size() + 1, query.pageSize() + 1);
      return Rows.list(select, AuditRows::read);
    }
  }

  private static Long count(Connection connection, AuditQuery query) throws SQLException {
    var where = new Where(query);
    try (var select =
        connection.prepareStatement("select count(*) from dispatch_audit" + where.sql())) {
      where.set(select);
      return Rows.only(select, row -> row.getLong(1));
    }
  }

  private static AuditView read(ResultSet row) throws SQLException {
    long entityId = row.getLong("entity_id");
    var entityName = row.getString("entity_name");
    return new AuditView(
        row.getLong("id"),
        Instants.get(row, "audit_date"),
        row.getString("user_name"),
        AuditEntry.Action.valueOf(row.getString("action")),
        AuditEntry.Outcome.valueOf(row.getString("outcome")),
        row.getString("entity"),
        entityId == 0 ? null : Long.valueOf(entityId),
        entityName == null || entityName.isEmpty() ? null : entityName,
        row.getString("before_state"),
        row.getString("after_state"),
        row.getString("detail"));
  }

  /** The conditions of a query: constant texts, and values that go in as parameters. */
  private static final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Where(AuditQuery query) {
      addIfGiven("entity = ?", query.entity());
      addIfGiven("entity_id = ?", query.entityId());
      addIfGiven("user_name = ?", query.user());
      addIfGiven("audit_date >= ?", query.from());
      addIfGiven("audit_date < ?", query.to());
    }

    void add(String condition, Object... parameters) {
      conditions.add(condition);
      values.addAll(List.of(parameters));
    }

    private void addIfGiven(String condition, @Nullable Object value) {
      if (value != null) {
        add(condition, value);
      }
    }

    String sql() {
      return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    void set(PreparedStatement statement) throws SQLException {
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i) instanceof Instant instant) {
          Instants.set(statement, i + 1, instant);
        } else {
          statement.setObject(i + 1, values.get(i));
        }
      }
    }
  }
}
