// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.node;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.DatabaseException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** Whether nodes start no more runs. Safe for several threads. */
@Singleton
public class Drain {

  private final Database database;
  private volatile boolean latest;

  /** Takes what it needs. */
  @Inject
  public Drain(Database database) {
    this.database = database;
  }

  /**
   * Whether a node drains; while the database is away, what the last look found. To be asked for
   * one node only.
   */
  public boolean isOn(Node node) {
    try {
      latest = database.withConnection(connection -> look(connection, node));
    } catch (DatabaseException away) {
      // Who needs the database says so; here nothing has changed.
      return latest;
    }
    return latest;
  }

  /** Sets it in the caller's transaction; tells whether it was different. */
  boolean set(Connection connection, String node, boolean on) throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update dispatch_node set draining = ? where name = ? and draining <> ?")) {
      update.setBoolean(1, on);
      update.setString(2, node);
      update.setBoolean(3, on);
      return update.executeUpdate() == 1;
    }
  }

  private static boolean look(Connection connection, Node node) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select draining from dispatch_node where name = ? and incarnation = ?")) {
      select.setString(1, node.name());
      select.setString(2, node.incarnation());
      try (var row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
