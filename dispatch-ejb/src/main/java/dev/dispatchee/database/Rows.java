// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rows that a statement selects, and closes what they are read from. */
public final class Rows {

  private Rows() {}

  /**
   * Makes a value of a row.
   *
   * @param <T> the kind of value
   */
  @FunctionalInterface
  public interface Mapper<T> {

    /** Reads the row that the result set stands on; it must not move it. */
    T map(ResultSet row) throws SQLException;
  }

  /** A value for each row, in the order of the rows. */
  public static <T> List<T> list(PreparedStatement select, Mapper<T> mapper) throws SQLException {
    try (var rows = select.executeQuery()) {
      return list(rows, mapper);
    }
  }

  static <T> List<T> list(ResultSet rows, Mapper<T> mapper) throws SQLException {
    var values = new ArrayList<T>();
    while (rows.next()) {
      values.add(mapper.map(rows));
    }
    return values;
  }

  /**
   * A key and a value of each row, in the order of the rows; of rows with the same key the last
   * counts. Neither may be null.
   */
  public static <K, V> Map<K, V> map(PreparedStatement select, Mapper<K> key, Mapper<V> value)
      throws SQLException {
    var values = new LinkedHashMap<K, V>();
    list(select, row -> Map.entry(key.map(row), value.map(row)))
        .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return values;
  }

  /** The value of the first row, or empty if there is none; later rows are not looked at. */
  public static <T> Optional<T> first(PreparedStatement select, Mapper<T> mapper)
      throws SQLException {
    try (var rows = select.executeQuery()) {
      return rows.next() ? Optional.of(mapper.map(rows)) : Optional.empty();
    }
  }

  /** Whether there is a row. */
  public static boolean any(PreparedStatement select) throws SQLException {
    return first(select, row -> true).isPresent();
  }

  /**
   * The value of the only row of a statement that always has one, such as a count.
   *
   * @throws IllegalStateException if there is none
   */
  public static <T> T only(PreparedStatement select, Mapper<T> mapper) throws SQLException {
    return first(select, mapper)
        .orElseThrow(() -> new IllegalStateException("the statement found no row"));
  }
}
