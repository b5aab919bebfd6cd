// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.jdbc;

import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.definition.SafeText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A database that is read, in one transaction that is rolled back. */
public final class Database implements AutoCloseable {

  /** As many rows as a table may have. */
  static final int MOST_ROWS = 100_000;

  private static final int SECONDS = 60;
  private static final int ROWS_AT_ONCE = 500;

  private final String name;
  private final Connection connection;
  private final AutoCloseable drivers;
  private final Values values;

  Database(String name, Connection connection, AutoCloseable drivers) {
    this.name = name;
    this.connection = connection;
    this.drivers = drivers;
    this.values = new Values(name);
  }

  /**
   * Nothing is written, and all tables are read as of one moment where the database can do that.
   */
  void begin() throws SQLException {
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    int level = Connection.TRANSACTION_REPEATABLE_READ;
    if (connection.getMetaData().supportsTransactionIsolationLevel(level)) {
      connection.setTransactionIsolation(level);
    }
  }

  /**
   * The rows of a table.
   *
   * @param table its name, which may have the name of a schema and a point in front
   * @throws CommandFailedException if it cannot be read, or has more than 100,000 rows
   */
  public List<Row> rows(String table) {
    return rows(table, "", null);
  }

  /**
   * The rows of a table that have a value in a column.
   *
   * @param value null: all rows
   * @throws CommandFailedException as above
   */
  public List<Row> rows(String table, String column, @Nullable Object value) {
    checkName(table);
    var select = "SELECT * FROM " + table + (value == null ? "" : " WHERE " + column + " = ?");
    try (var statement = connection.prepareStatement(select)) {
      limit(statement);
      if (value != null) {
        statement.setObject(1, value);
      }
      try (var found = statement.executeQuery()) {
        return read(table, found);
      }
    } catch (SQLException failed) {
      throw unreadable(table, failed);
    }
  }

  /**
   * How many rows a table has.
   *
   * @throws CommandFailedException if it cannot be read
   */
  public long count(String table) {
    checkName(table);
    try (var statement = connection.prepareStatement("SELECT count(*) FROM " + table)) {
      statement.setQueryTimeout(SECONDS);
      try (var found = statement.executeQuery()) {
        return found.next() ? found.getLong(1) : 0;
      }
    } catch (SQLException failed) {
      throw unreadable(table, failed);
    }
  }

  private CommandFailedException unreadable(String table, SQLException failed) {
    return new CommandFailedException(
        ExitCode.BAD_FILE,
        "%s: table %s: %s"
            .formatted(name, table, SafeText.line(String.valueOf(failed.getMessage()))));
  }

  private static void limit(PreparedStatement statement) throws SQLException {
    statement.setQueryTimeout(SECONDS);
    statement.setMaxRows(MOST_ROWS + 1);
    statement.setFetchSize(ROWS_AT_ONCE);
  }

  private List<Row> read(String table, ResultSet found) throws SQLException {
    var rows = new ArrayList<Row>();
    while (found.next()) {
      if (rows.size() == MOST_ROWS) {
        throw new CommandFailedException(
            ExitCode.BAD_FILE,
            "%s: table %s: allowed: at most %d rows".formatted(name, table, MOST_ROWS));
      }
      rows.add(values.row(found));
    }
    return rows;
  }

  // It becomes part of a statement.
  private static void checkName(String table) {
    boolean isName =
        !table.isEmpty()
            && table.length() <= 128
            && table
                .chars()
                .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '.'));
    if (!isName) {
      throw new CommandFailedException(
          ExitCode.USAGE,
          "found '%s' for the name of a table, allowed: letters, digits, _ and ."
              .formatted(SafeText.line(table)));
    }
  }

  @Override
  public void close() {
    try (drivers;
        connection) {
      connection.rollback();
    } catch (Exception failed) {
      throw new CommandFailedException(
          ExitCode.UNREACHABLE,
          "%s: %s".formatted(name, SafeText.line(String.valueOf(failed.getMessage()))));
    }
  }
}
