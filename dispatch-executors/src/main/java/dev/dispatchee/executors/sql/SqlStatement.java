// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import dev.dispatchee.api.InvalidSettingsException;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.util.List;

/**
 * One statement.
 *
 * @param text as the database is given it
 * @param parameters in the order of its question marks
 */
record SqlStatement(String text, List<SqlParameter> parameters) {

  /** The SQL state of a statement that is wrong where it stands. */
  private static final String WRONG_STATEMENT = "42000";

  /** Copies the parameters. */
  SqlStatement {
    parameters = List.copyOf(parameters);
  }

  /**
   * Takes a statement.
   *
   * @param readOnly whether it must be one query and nothing behind it
   * @throws InvalidSettingsException naming the setting at fault
   */
  static SqlStatement of(String text, List<SqlParameter> parameters, boolean readOnly) {
    if (text.indexOf('\0') >= 0) {
      throw new InvalidSettingsException(
          SqlSettings.STATEMENTS, "a NUL character", "statements without one");
    }
    boolean call = isCall(text);
    if (!call && parameters.stream().anyMatch(SqlParameter::out)) {
      throw new InvalidSettingsException(
          SqlSettings.PARAMETERS, "out", "out only for calls such as {? = call f(?)}");
    }
    if (!readOnly) {
      return new SqlStatement(text, parameters);
    }
    // Where a semicolon is within a text and where it ends a statement differs from one database to
    // the other, and by its settings. Without any there is no second statement on any of them.
    var query = text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
    if (call || query.indexOf(';') >= 0) {
      throw new InvalidSettingsException(
          SqlSettings.STATEMENTS,
          call ? "a call" : "a semicolon in a statement",
          "queries without a semicolon, also in their texts, when readOnly is true");
    }
    return new SqlStatement(query, parameters);
  }

  /**
   * Prepares it, with its parameters.
   *
   * @throws SQLException if the database refuses it
   */
  PreparedStatement prepare(Connection connection) throws SQLException {
    var prepared = isCall(text) ? connection.prepareCall(text) : connection.prepareStatement(text);
    try {
      for (int i = 0; i < parameters.size(); i++) {
        parameters.get(i).bind(prepared, i + 1);
      }
      return prepared;
    } catch (SQLException | RuntimeException refused) {
      prepared.close();
      throw refused;
    }
  }

  /**
   * Asks the database what a statement is, before it is executed.
   *
   * @throws SQLException if it returns no rows
   */
  static void refuseAllButQueries(PreparedStatement prepared) throws SQLException {
    if (prepared.getMetaData() == null) {
      throw new SQLNonTransientException(
          "only queries are executed when readOnly is true", WRONG_STATEMENT);
    }
  }

  /** Whether a statement that was prepared returns values by its parameters. */
  boolean returnsValues(PreparedStatement prepared) {
    return prepared instanceof CallableStatement && parameters.stream().anyMatch(SqlParameter::out);
  }

  private static boolean isCall(String text) {
    return text.startsWith("{");
  }
}
