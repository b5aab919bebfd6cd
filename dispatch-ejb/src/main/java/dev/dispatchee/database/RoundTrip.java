// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Statements that go to PostgreSQL together, and are done there one after the other: short ones
 * take longer on their way than there. Each sees what those before it have done, and what others
 * have committed until it begins. On H2 they are done one by one.
 *
 * <p>For one use, by one thread.
 */
public final class RoundTrip {

  /** Sets the parameters of a statement. */
  @FunctionalInterface
  public interface Parameters {

    /**
     * Sets them from an index on.
     *
     * @return the index after the last
     */
    int set(PreparedStatement statement, int first) throws SQLException;
  }

  /**
   * What a select will have found when the trip was made.
   *
   * @param <T> what a row becomes
   */
  public static final class Found<T> {

    private final Rows.Mapper<T> mapper;
    private @Nullable List<T> rows;

    private Found(Rows.Mapper<T> mapper) {
      this.mapper = mapper;
    }

    /**
     * A value for each row, in the order of the rows.
     *
     * @throws NullPointerException if the trip was not made
     */
    public List<T> rows() {
      return Objects.requireNonNull(rows, "the trip was not made");
    }

    private void read(ResultSet all) throws SQLException {
      rows = Rows.list(all, mapper);
    }
  }

  /** What it finds is null of an update. */
  private record Step(String sql, Parameters parameters, @Nullable Found<?> found) {}

  private final Connection connection;
  private final Dialect dialect;
  private final List<Step> steps = new ArrayList<>();

  /** Without a statement. */
  public RoundTrip(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** Of the database it goes to. */
  public Dialect dialect() {
    return dialect;
  }

  /** Adds a change of how the rest of the transaction is planned. */
  public RoundTrip plan(Planning planning) {
    if (dialect == Dialect.POSTGRESQL) {
      select(planning.sql(), (statement, first) -> first, row -> true);
    }
    return this;
  }

  /** Adds a statement that selects. */
  public <T> Found<T> select(String sql, Parameters parameters, Rows.Mapper<T> mapper) {
    var found = new Found<>(mapper);
    steps.add(new Step(sql, parameters, found));
    return found;
  }

  /** Adds a statement that selects nothing. */
  public void update(String sql, Parameters parameters) {
    steps.add(new Step(sql, parameters, null));
  }

  /** Makes the trip; without a statement nothing happens. */
  public void make() throws SQLException {
    if (dialect == Dialect.POSTGRESQL && !steps.isEmpty()) {
      make(steps);
    } else {
      for (var step : steps) {
        make(List.of(step));
      }
    }
  }

  private void make(List<Step> together) throws SQLException {
    var sql = together.stream().map(Step::sql).collect(joining(";\n"));
    try (var statement = connection.prepareStatement(sql)) {
      int index = 1;
      for (var step : together) {
        index = step.parameters().set(statement, index);
      }
      boolean selects = statement.execute();
      for (var step : together) {
        var found = step.found();
        if (selects != (found != null)) {
          throw new IllegalStateException(
              "an update that selects, or the other way: " + step.sql());
        }
        if (found != null) {
          try (var rows = statement.getResultSet()) {
            found.read(rows);
          }
        }
        selects = statement.getMoreResults();
      }
    }
  }
}
