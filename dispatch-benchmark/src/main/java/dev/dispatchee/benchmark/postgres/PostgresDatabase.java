// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.postgres;

import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * One database, asked by who measures.
 *
 * @param dataSource connections to it
 * @param url the same for other processes
 */
public record PostgresDatabase(DataSource dataSource, String url) {

  private static final int BATCH = 1_000;

  /** The same for postgresql.cli. */
  public Map<String, String> scriptValues() {
    var uri = URI.create(url.substring("jdbc:".length()));
    return Map.of(
        "db_host",
        "127.0.0.1",
        "db_port",
        Integer.toString(uri.getPort()),
        "db_name",
        uri.getPath().substring(1),
        "db_user",
        PostgresServer.USER);
  }

  /** Does one statement and commits it. */
  public void execute(String sql, Object... parameters) {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      statement.execute();
    } catch (SQLException refused) {
      throw new IllegalStateException(sql, refused);
    }
  }

  /** Does one statement many times, in batches, all in one transaction. */
  public void batch(String sql, Stream<Object[]> parameters) {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(sql)) {
      connection.setAutoCommit(false);
      int count = 0;
      for (var each : (Iterable<Object[]>) parameters::iterator) {
        set(statement, each);
        statement.addBatch();
        if (++count % BATCH == 0) {
          statement.executeBatch();
        }
      }
      statement.executeBatch();
      connection.commit();
    } catch (SQLException refused) {
      throw new IllegalStateException(sql, refused);
    }
  }

  /** The one number that a query gives. */
  public long number(String sql, Object... parameters) {
    return one(sql, row -> row.getLong(1), parameters);
  }

  /** The one text that a query gives. */
  public String text(String sql, Object... parameters) {
    return one(sql, row -> String.valueOf(row.getString(1)), parameters);
  }

  /** The numbers of a query's one column. */
  public long[] numbers(String sql, Object... parameters) {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      try (var rows = statement.executeQuery()) {
        var numbers = new long[16];
        int count = 0;
        while (rows.next()) {
          if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
          }
          numbers[count++] = rows.getLong(1);
        }
        return Arrays.copyOf(numbers, count);
      }
    } catch (SQLException refused) {
      throw new IllegalStateException(sql, refused);
    }
  }

  private <T> T one(String sql, Column<T> column, Object... parameters) {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return column.of(rows);
      }
    } catch (SQLException refused) {
      throw new IllegalStateException(sql, refused);
    }
  }

  private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }

  private interface Column<T> {
    T of(ResultSet row) throws SQLException;
  }
}
