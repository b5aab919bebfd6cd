// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Many rows in the parameters of one statement: an array for each column, in the order of the
 * parameters.
 */
public final class ArrayParameters<T> {

  private final PreparedStatement statement;
  private final Collection<T> rows;
  private int index;

  /** Starts with the first parameter. */
  public ArrayParameters(PreparedStatement statement, Collection<T> rows) {
    this.statement = statement;
    this.rows = rows;
  }

  /** Has the first array be another parameter than the first. */
  public ArrayParameters<T> startingAt(int parameter) {
    index = parameter - 1;
    return this;
  }

  /**
   * Sets the next parameter.
   *
   * @param type how both databases call the type of the column
   * @param value what a row has there, if anything; instants as {@link Instants#inSql} gives them
   */
  public ArrayParameters<T> add(String type, Function<? super T, ? extends @Nullable Object> value)
      throws SQLException {
    var values = rows.stream().map(value).toArray();
    statement.setArray(++index, statement.getConnection().createArrayOf(type, values));
    return this;
  }
}
