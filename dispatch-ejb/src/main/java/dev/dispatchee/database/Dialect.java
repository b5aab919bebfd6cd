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
   * so about once in thousands of such meetings (seen with 2.2.224 and 2.4.240): it takes what a
   * transaction wrote that has just ended for a leftover of a crash when its number and its count
   * of operations are those of the one before it, and overwrites it.
   */
  boolean losesUpdates() {
    return this == H2;
  }

  /** Inserts a slot row of three parameters (trigger, target node, log) unless its key is there. */
  public String insertSlotUnlessTaken() {
    return switch (this) {
      case H2 ->
          """
          merge into dispatch_slot s
          using (values (cast(? as bigint), cast(? as varchar), cast(? as bigint)))
            n (trigger_id, target_node, log_id)
          on s.trigger_id = n.trigger_id and s.target_node = n.target_node
          when not matched then insert (trigger_id, target_node, log_id)
            values (n.trigger_id, n.target_node, n.log_id)
          """;
      case POSTGRESQL ->
          """
          insert into dispatch_slot (trigger_id, target_node, log_id) values (?, ?, ?)
          on conflict do nothing
          """;
    };
  }
}
