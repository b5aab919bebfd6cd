// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import dev.dispatchee.database.Columns;
import dev.dispatchee.database.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Predicate;

/**
 * Writes many rows of a table at once: one statement for those that are there, one for the others.
 *
 * @param table its name
 * @param columns all of its columns
 * @param same when a row of it, {@code t}, is the one that is written, {@code r}
 * @param set what becomes of that
 */
record Upserts<T>(String table, Columns<T> columns, String same, String set) {

  /** Writes rows. One at a time may do so. */
  void write(Connection connection, Dialect dialect, Collection<T> rows, Predicate<T> isThere)
      throws SQLException {
    execute(
        connection,
        dialect.updateRows(table, columns, same, set),
        rows.stream().filter(isThere).toList());
    execute(
        connection,
        "insert into %s (%s) select r.* from %s"
            .formatted(table, columns.names(), columns.table(dialect)),
        rows.stream().filter(isThere.negate()).toList());
  }

  private void execute(Connection connection, String sql, Collection<T> rows) throws SQLException {
    if (!rows.isEmpty()) {
      try (var statement = connection.prepareStatement(sql)) {
        columns.set(statement, 1, rows);
        statement.executeUpdate();
      }
    }
  }
}
