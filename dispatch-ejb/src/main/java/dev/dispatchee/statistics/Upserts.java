// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import dev.dispatchee.database.Columns;
import dev.dispatchee.database.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** Writes many rows by one statement. */
final class Upserts {

  private Upserts() {}

  /** Inserts rows that are not there. */
  static <T> void insert(
      Connection connection, Dialect dialect, String table, Columns<T> columns, Collection<T> rows)
      throws SQLException {
    var sql =
        "insert into %s (%s) select r.* from %s"
            .formatted(table, columns.names(), columns.table(dialect));
    execute(connection, sql, columns, rows);
  }

  /** Has a statement whose only parameters are those of the columns do its work. */
  static <T> void execute(Connection connection, String sql, Columns<T> columns, Collection<T> rows)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      columns.set(statement, 1, rows);
      statement.executeUpdate();
    }
  }
}
