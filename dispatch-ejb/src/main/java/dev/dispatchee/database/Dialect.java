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
    plan(connection, off("seqscan") + off("hashjoin") + off("mergejoin") + on("nestloop") + "true");
  }

  /**
   * As {@link #findByKeys}, for {@link #updateRowsByIdSelectingIds}: of a table that was empty when
   * the plan was made, a nested loop would read all for each row.
   */
  public void findByIds(Connection connection) throws SQLException {
    plan(connection, off("seqscan") + off("nestloop") + off("mergejoin") + on("hashjoin") + "true");
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

  private static String on(String way) {
    return "set_config('enable_%s', 'on', true), ".formatted(way);
  }

  /**
   * The order in which open runs stand in line, as an index has it: highest priority first, then
   * oldest planned date, then smallest id. On H2 {@code is_open} stands first in the index, and
   * must in the order too, or H2 reads and sorts all rows. On PostgreSQL the id is an expression,
   * so that nobody looks ids up in that index: of a table that was empty when the plan was made, it
   * seems as good for that as the primary key.
   */
  public String orderInLine() {
    return switch (this) {
      case H2 -> "is_open, priority desc, planned_date, id";
      case POSTGRESQL -> "priority desc, planned_date, (id + 0)";
    };
  }

  /** The same order of some runs that are found by their ids, which no index is to be read for. */
  public String orderOfSome() {
    return switch (this) {
      case H2 -> orderInLine();
      case POSTGRESQL -> "priority desc nulls last, planned_date, id";
    };
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
   * Deletes logs and what they said, and selects how many logs. On H2 a foreign key deletes the
   * output; on PostgreSQL none can refer to the logs, since they move between two tables.
   *
   * @param where which logs
   */
  public String deleteLogs(String where) {
    return switch (this) {
      case H2 ->
          "select count(*) from old table (delete from dispatch_log where %s)".formatted(where);
      case POSTGRESQL ->
          """
          with gone as (delete from dispatch_log where %s returning id),
            unsaid as (delete from dispatch_log_output o using gone where o.log_id = gone.id)
          select count(*) from gone
          """
              .formatted(where);
    };
  }

  /**
   * Many rows in one statement.
   *
   * @param columns name and type of each array among the parameters, such as {@code log bigint}
   * @return the table {@code r} of these
   */
  public static String rows(List<String> columns) {
    var arrays =
        columns.stream()
            .map(column -> "cast(? as %s array)".formatted(column.split(" ", 2)[1]))
            .collect(joining(", "));
    return "unnest(%s) as r (%s)".formatted(arrays, names(columns));
  }

  /** The names alone of such columns. */
  public static String names(List<String> columns) {
    return columns.stream().map(column -> column.split(" ", 2)[0]).collect(joining(", "));
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
    var rows = rows(columns);
    return switch (this) {
      case H2 ->
          "merge into %s t using (select * from %s) as r on %s when matched then update set %s"
              .formatted(table, rows, where, set);
      case POSTGRESQL -> "update %s t set %s from %s where %s".formatted(table, set, rows, where);
    };
  }

  /**
   * As {@link #updateRows}, of rows that are found by their {@code id}, and selects the ids of
   * those that were updated.
   *
   * @param id the column of {@code r} that has the ids
   * @param where what else must be so
   */
  public String updateRowsByIdSelectingIds(
      String table, List<String> columns, String id, String where, String set) {
    var both = "t.id = r.%s and %s".formatted(id, where);
    return switch (this) {
      case H2 -> "select id from final table (%s)".formatted(updateRows(table, columns, both, set));
      // The ids twice, so that no plan reads more of the table than these.
      case POSTGRESQL ->
          """
          with r as materialized (select * from %s)
          update %s t set %s from r
          where t.id = any (array(select %s from r)) and %s returning t.id
          """
              .formatted(rows(columns), table, set, id, both);
    };
  }
}
