// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The database of a server that is stopped.
 *
 * @param url where it is
 */
public record StoppedDatabase(String url) {

  /**
   * Changes rows, and tells how many.
   *
   * @param parameters of the statement; instants are allowed
   */
  public int update(String sql, Object... parameters) {
    try (var connection = open();
        var update = connection.prepareStatement(sql)) {
      set(update, parameters);
      return update.executeUpdate();
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  /** The first column of each row, as text. */
  public List<String> select(String sql, Object... parameters) {
    try (var connection = open();
        var select = connection.prepareStatement(sql)) {
      set(select, parameters);
      var texts = new ArrayList<String>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  /** Where connections to it come from. */
  public DataSource dataSource() {
    var source = new JdbcDataSource();
    source.setURL(url + ";IFEXISTS=TRUE");
    source.setUser("sa");
    return source;
  }

  private Connection open() throws SQLException {
    return dataSource().getConnection();
  }

  private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      var value =
          parameters[i] instanceof Instant instant
              ? instant.atOffset(ZoneOffset.UTC)
              : parameters[i];
      statement.setObject(i + 1, value);
    }
  }
}
