// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import static java.util.stream.Collectors.joining;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Many rows in the parameters of one statement: an array for each column. Says once of each column
 * its name, its type, and what a row has there.
 *
 * <p>Arrays are of the type that the driver of PostgreSQL sends as it is. Of anything else it
 * writes each value as a text, which for a batch of results took two thirds of the time. So
 * instants are sent as milliseconds since 1970.
 *
 * @param <T> what a row is made of
 */
public final class Columns<T> {

  private record Column<T>(
      String name, String type, boolean isInstant, Function<Stream<T>, Object[]> values) {}

  private final List<Column<T>> columns;

  private Columns(List<Column<T>> columns) {
    this.columns = List.copyOf(columns);
  }

  /** No column yet. */
  public static <T> Columns<T> none() {
    return new Columns<>(List.of());
  }

  /** Adds a column of type {@code bigint}. */
  public Columns<T> longs(String name, Function<? super T, ? extends @Nullable Long> value) {
    return with(name, "bigint", false, value, Long[]::new);
  }

  /** Adds a column of type {@code integer}. */
  public Columns<T> integers(String name, Function<? super T, ? extends @Nullable Integer> value) {
    return with(name, "integer", false, value, Integer[]::new);
  }

  /** Adds a column of type {@code boolean}. */
  public Columns<T> booleans(String name, Function<? super T, Boolean> value) {
    return with(name, "boolean", false, value, Boolean[]::new);
  }

  /** Adds a column of type {@code varchar}. */
  public Columns<T> texts(String name, Function<? super T, ? extends @Nullable String> value) {
    return with(name, "varchar", false, value, String[]::new);
  }

  /** Adds a column of type {@code timestamp(3) with time zone}. */
  public Columns<T> instants(String name, Function<? super T, ? extends @Nullable Instant> value) {
    return with(name, "bigint", true, row -> millis(value.apply(row)), Long[]::new);
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  private <V> Columns<T> with(
      String name,
      String type,
      boolean isInstant,
      Function<? super T, ? extends @Nullable V> value,
      IntFunction<V[]> array) {
    var more = new ArrayList<>(columns);
    more.add(
        new Column<>(name, type, isInstant, rows -> rows.<@Nullable V>map(value).toArray(array)));
    return new Columns<>(more);
  }

  /** The names, in their order, with commas between. */
  public String names() {
    return columns.stream().map(Column::name).collect(joining(", "));
  }

  /**
   * The rows as the table {@code r} of a statement.
   *
   * @param dialect of whose database
   */
  public String table(Dialect dialect) {
    var arrays =
        columns.stream()
            .map(column -> "cast(? as %s array)".formatted(column.type()))
            .collect(joining(", "));
    var values =
        columns.stream()
            .map(
                column ->
                    column.isInstant()
                        ? "%s as %s"
                            .formatted(dialect.instantOfMillis(column.name()), column.name())
                        : column.name())
            .collect(joining(", "));
    return "(select %s from unnest(%s) as a (%s)) as r".formatted(values, arrays, names());
  }

  /**
   * Sets the parameters of {@link #table}.
   *
   * @param first the index of the first of them, from 1
   * @return the index after the last
   */
  public int set(PreparedStatement statement, int first, Collection<T> rows) throws SQLException {
    int index = first;
    for (var column : columns) {
      var values = column.values().apply(rows.stream());
      statement.setArray(index++, statement.getConnection().createArrayOf(column.type(), values));
    }
    return index;
  }
}
