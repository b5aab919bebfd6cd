// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.node;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of nodes. Safe for several threads. */
@Singleton
public class Nodes {

  static final String SEPARATOR = ",";

  private final String addressees;

  /** Judges who is alive by the dead time among {@code times}. */
  @Inject
  public Nodes(Database database, HeartbeatTimes times) {
    this.addressees =
        """
        select d.name, d.executor_types from dispatch_node d
        where d.accepting and not d.draining and %s
        """
            .formatted(isAlive(database.dialect(), times));
  }

  /**
   * The condition that node {@code d} of a statement is alive, by the database's own clock: it has
   * not signed off, and its last heartbeat is younger than the dead time.
   */
  public static String isAlive(Dialect dialect, HeartbeatTimes times) {
    return "d.incarnation <> '%s' and d.heartbeat_date > %s"
        .formatted(Heartbeats.NOBODY, dialect.ago(times.deadAfter()));
  }

  /**
   * Says in the caller's transaction that a node starts no more runs.
   *
   * @return whether that was a change
   */
  static boolean drain(Connection connection, String node, String user, Instant now)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_node set draining = true, drained_date = ?, drained_by = ?
            where name = ? and not draining
            """)) {
      Instants.set(update, 1, now);
      update.setString(2, user);
      update.setString(3, node);
      return update.executeUpdate() == 1;
    }
  }

  /**
   * Says in the caller's transaction that a node starts runs again.
   *
   * @return whether that was a change
   */
  static boolean resume(Connection connection, String node) throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_node set draining = false, drained_date = null, drained_by = null
            where name = ? and draining
            """)) {
      update.setString(1, node);
      return update.executeUpdate() == 1;
    }
  }

  /** The nodes that start runs now: those alive that neither drain nor stop. */
  public Addressees addressees(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(addressees)) {
      return new Addressees(
          Rows.list(select, row -> Map.entry(row.getString(1), types(row.getString(2)))).stream()
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
  }

  private static Set<String> types(String separated) {
    return separated.isEmpty() ? Set.of() : Set.of(separated.split(SEPARATOR, -1));
  }
}
