// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import dev.dispatchee.api.InvalidSettingsException;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a question mark in a statement stands for.
 *
 * @param type how it is given to the database
 * @param value the value; empty for null
 * @param out whether the database returns a value there, instead of being given one
 */
record SqlParameter(ParameterType type, Optional<Object> value, boolean out) {

  private static final String ALLOWED =
      "TYPE: VALUE, null: TYPE, out: TYPE or secret; types: " + ParameterType.ALLOWED;

  /**
   * Reads a line.
   *
   * @param secret what the line {@code secret} stands for
   * @throws InvalidSettingsException if it is none of the forms
   */
  static SqlParameter parse(String line, Optional<String> secret) {
    if (line.strip().equals(SqlSettings.SECRET)) {
      return new SqlParameter(
          ParameterType.TEXT,
          Optional.of(
              secret.orElseThrow(() -> InvalidSettingsException.missing(SqlSettings.SECRET))),
          false);
    }
    int colon = line.indexOf(':');
    var word = colon < 0 ? "" : line.substring(0, colon).strip();
    var rest = line.substring(colon + 1).strip();
    boolean out = word.equals("out");
    if (out || word.equals("null")) {
      var type = ParameterType.named(rest).orElseThrow(() -> refusal(line));
      return new SqlParameter(type, Optional.empty(), out);
    }
    var type = ParameterType.named(word).orElseThrow(() -> refusal(line));
    if (rest.indexOf('\0') >= 0) {
      throw refusal(line);
    }
    try {
      return new SqlParameter(type, Optional.of(type.read(rest)), false);
    } catch (RuntimeException unreadable) {
      throw refusal(line);
    }
  }

  /**
   * Sets it in a statement.
   *
   * @param index from 1
   * @throws SQLException if there is no such place, or the database has no such type
   */
  void bind(PreparedStatement statement, int index) throws SQLException {
    if (out) {
      ((CallableStatement) statement).registerOutParameter(index, type.sqlType());
    } else if (value.isEmpty()) {
      statement.setNull(index, type.sqlType());
    } else {
      set(statement, index, value.get());
    }
  }

  private static void set(PreparedStatement statement, int index, Object value)
      throws SQLException {
    if (value instanceof String text) {
      statement.setString(index, text);
    } else {
      statement.setObject(index, value);
    }
  }

  private static InvalidSettingsException refusal(String line) {
    return new InvalidSettingsException(SqlSettings.PARAMETERS, line, ALLOWED);
  }

  /** Without the value: it may be a secret. */
  @Override
  public String toString() {
    return "SqlParameter[%s]".formatted(type);
  }
}
