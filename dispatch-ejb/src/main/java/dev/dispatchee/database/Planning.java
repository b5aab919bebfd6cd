// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * How PostgreSQL is to plan what a transaction asks from now on, where it would be wrong by itself.
 * H2 is told nothing.
 */
public enum Planning {
  /**
   * For the values of each statement. A plan that is made for any value walks through all rows in
   * order, which for a value that is rare takes seconds.
   */
  FOR_THE_VALUES("plan_cache_mode=force_custom_plan"),

  /**
   * Rows in the order of an index where it can. A plan that was made while a table was small reads
   * and sorts all of it, long after it has grown.
   */
  IN_ORDER_OF_AN_INDEX("enable_sort=off", "enable_seqscan=off"),

  /**
   * As {@link #IN_ORDER_OF_AN_INDEX}, by plain index scans alone: they note which entries of an
   * index are dead, and the next one passes these by. Who counts permits meets many.
   */
  PASSING_THE_DEAD("enable_sort=off", "enable_seqscan=off", "enable_bitmapscan=off"),

  /**
   * The rows of a statement by their keys where it can. For some hundreds at once a plan may read
   * all of a table instead.
   */
  BY_KEYS(
      "enable_seqscan=off", "enable_hashjoin=off", "enable_mergejoin=off", "enable_nestloop=on"),

  /**
   * As {@link #BY_KEYS}, for {@link Dialect#updateRowsByIdSelectingIds}: of a table that was empty
   * when the plan was made, a nested loop would read all for each row.
   */
  BY_IDS("enable_seqscan=off", "enable_nestloop=off", "enable_mergejoin=off", "enable_hashjoin=on");

  private final String sql;

  Planning(String... settings) {
    sql =
        Arrays.stream(settings)
            .map(setting -> setting.split("=", 2))
            .map(setting -> "set_config('%s', '%s', true)".formatted(setting[0], setting[1]))
            .collect(joining(", ", "select ", ""));
  }

  /** The statement that says so until the transaction ends. */
  String sql() {
    return sql;
  }

  /** Says so, by a statement of its own. */
  public void begin(Connection connection, Dialect dialect) throws SQLException {
    new RoundTrip(connection, dialect).plan(this).make();
  }
}
