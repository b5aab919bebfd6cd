// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;

/**
 * Holds a run to reading. {@link Connection#setReadOnly} is a wish that some databases do not hear
 * (H2), and that a statement can take back on others (PostgreSQL). So only what returns rows is
 * executed, nothing is committed, and on PostgreSQL the transaction is kept from becoming another.
 *
 * @param pinned whether a query before each statement keeps the transaction as it is
 */
record ReadOnlyGuard(boolean pinned) {

  private static final String POSTGRESQL = "PostgreSQL";

  /** Not a query: SQL state 42000, wrong statement. */
  private static final String WRONG_STATEMENT = "42000";

  static ReadOnlyGuard of(Connection connection) throws SQLException {
    return new ReadOnlyGuard(POSTGRESQL.equals(connection.getMetaData().getDatabaseProductName()));
  }

  /** PostgreSQL lets no transaction that has read something be made one that writes. */
  void pin(Connection connection) throws SQLException {
    if (pinned) {
      try (var statement = connection.createStatement()) {
        statement.execute("select 1");
      }
    }
  }

  /**
   * Asks the database what the statement is, before it is executed.
   *
   * @throws SQLException if it returns no rows
   */
  static void refuseAllButQueries(PreparedStatement prepared) throws SQLException {
    if (prepared.getMetaData() == null) {
      throw new SQLNonTransientException(
          "only queries are executed when readOnly is true", WRONG_STATEMENT);
    }
  }
}
