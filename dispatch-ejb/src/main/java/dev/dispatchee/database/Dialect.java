// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** What differs between the databases that we know. */
public enum Dialect {
  /** H2, embedded: one machine. */
  H2,
  /** PostgreSQL: one machine or many. */
  POSTGRESQL;

  static Dialect of(Connection connection) throws SQLException {
    var product = connection.getMetaData().getDatabaseProductName();
    return switch (product) {
      case "H2" -> H2;
      case "PostgreSQL" -> POSTGRESQL;
      default ->
          throw new IllegalStateException(
              "the data source leads to %s; H2 and PostgreSQL are supported".formatted(product));
    };
  }

  /** Where the migrations stand that only this database understands. */
  public String migrations() {
    return "classpath:db/migration/" + name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether one of two updates that meet on a row may be lost, though the row was locked. H2 does
   * so about once in thousands of such meetings (seen with 2.2.224, 2.3.232 and 2.4.240).
   */
  boolean losesUpdates() {
    return this == H2;
  }

  /**
   * Has the transaction make a plan for the values of each statement. One that is made for any
   * value walks through all rows in order, which for a value that is rare takes seconds.
   */
  void planForTheValues(Connection connection) throws SQLException {
    plan(connection, "set_config('plan_cache_mode', 'force_custom_plan', true)");
  }

  /**
   * Has the transaction read rows in the order of an index where it can. A plan that was made while
   * a table was small reads and sorts all of it, long after it has grown.
   */
  public void readInOrderOfAnIndex(Connection connection) throws SQLException {
    plan(connection, off("sort") + off("seqscan") + "true");
  }

  /**
   * Has the transaction find the rows of a statement by their keys where it can. For some hundreds
   * at once a plan may read all of a table instead.
   */
  public void findByKeys(Connection connection) throws SQLException {
    plan(connection, off("seqscan") + off("hashjoin") + off("mergejoin") + "true");
  }

  private void plan(Connection connection, String settings) throws SQLException {
    if (this == POSTGRESQL) {
      try (var statement = connection.prepareStatement("select " + settings)) {
        statement.executeQuery().close();
      }
    }
  }

  private static String off(String way) {
    return "set_config('enable_%s', 'off', true), ".formatted(way);
  }

  /**
   * The order of an index of the rows for which a column is true. H2 has no index of some rows
   * only: there the column stands first in it, and must in the order too, or H2 reads all of them.
   * PostgreSQL has, and would sort all rows by the column.
   */
  public String inOrderOfAFilteredIndex(String filter, String columns) {
    return this == H2 ? filter + ", " + columns : columns;
  }

  /**
   * What follows the limit of a select whose rows are to stay as they are until the transaction
   * ends; it waits for those that others have locked. On H2 nothing: writing transactions take
   * turns there (see {@link Database#inTransaction}), and it would lock all rows before it limits
   * them.
   */
  public String forUpdate() {
    return this == H2 ? "" : " for update";
  }

  /** As {@link #forUpdate}, but passes over rows that others have locked. */
  public String forUpdateSkipLocked() {
    return this == H2 ? "" : " for update skip locked";
  }

  /**
   * Inserts slot rows from three arrays (triggers, target nodes, logs), each unless its key is
   * there, and selects the logs of those inserted. No key may stand in the arrays twice.
   */
  public String insertFreeSlots() {
    return switch (this) {
      case H2 ->
          """
          select log_id from final table (
            insert into dispatch_slot (trigger_id, target_node, log_id)
            select t, n, l
            from unnest(cast(? as bigint array), cast(? as varchar array), cast(? as bigint array))
              as wanted (t, n, l)
            where not exists (select 1 from dispatch_slot where trigger_id = t and target_node = n))
          """;
      case POSTGRESQL ->
          """
          insert into dispatch_slot (trigger_id, target_node, log_id)
          select * from unnest(?::bigint[], ?::varchar[], ?::bigint[])
          on conflict do nothing returning log_id
          """;
    };
  }

  /**
   * Updates many rows of a table in one statement.
   *
   * @param table is named {@code t} in {@code where}
   * @param columns name and type of each array among the parameters, such as {@code log bigint};
   *     together they are the table {@code r}, which must have a row once only
   * @param where which row of {@code t} belongs to which of {@code r}
   * @param set what becomes of it
   */
  public String updateRows(String table, List<String> columns, String where, String set) {
    var names = columns.stream().map(column -> column.split(" ", 2)[0]).collect(joining(", "));
    var arrays =
        columns.stream()
            .map(column -> "cast(? as %s array)".formatted(column.split(" ", 2)[1]))
            .collect(joining(", "));
    var rows = "unnest(%s) as r (%s)".formatted(arrays, names);
    return switch (this) {
      case H2 ->
          "merge into %s t using (select * from %s) as r on %s when matched then update set %s"
              .formatted(table, rows, where, set);
      case POSTGRESQL -> "update %s t set %s from %s where %s".formatted(table, set, rows, where);
    };
  }

  /** As {@link #updateRows}, and selects the ids of the rows that were updated. */
  public String updateRowsSelectingIds(
      String table, List<String> columns, String where, String set) {
    var update = updateRows(table, columns, where, set);
    return switch (this) {
      case H2 -> "select id from final table (%s)".formatted(update);
      case POSTGRESQL -> update + " returning t.id";
    };
  }
}
