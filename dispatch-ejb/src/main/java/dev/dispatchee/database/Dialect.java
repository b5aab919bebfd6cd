// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.sql.Connection;
import java.sql.SQLException;
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
    if (this == POSTGRESQL) {
      try (var statement =
          connection.prepareStatement(
              "select set_config('plan_cache_mode', 'force_custom_plan', true)")) {
        statement.executeQuery().close();
      }
    }
  }

  /**
   * Has the transaction read rows in the order of an index where it can. A plan that was made while
   * a table was small reads and sorts all of it, long after it has grown.
   */
  public void readInOrderOfAnIndex(Connection connection) throws SQLException {
    if (this == POSTGRESQL) {
      try (var statement =
          connection.prepareStatement(
              "select set_config('enable_sort', 'off', true), set_config('enable_seqscan', 'off',"
                  + " true)")) {
        statement.executeQuery().close();
      }
    }
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
}
