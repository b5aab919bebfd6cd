// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.node;

import dev.dispatchee.database.Database;
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

  private static final String IS_ALIVE =
      "heartbeat_date > ? and incarnation <> '%s'".formatted(Heartbeats.NOBODY);

  private final Database database;
  private final HeartbeatTimes times;

  /** Judges who is alive by the dead time among {@code times}. */
  @Inject
  public Nodes(Database database, HeartbeatTimes times) {
    this.database = database;
    this.times = times;
  }

  /**
   * Says in the caller's transaction whether a node starts no more runs.
   *
   * @return whether that was a change
   */
  boolean drain(Connection connection, String node, boolean draining) throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update dispatch_node set draining = ? where name = ? and draining <> ?")) {
      update.setBoolean(1, draining);
      update.setString(2, node);
      update.setBoolean(3, draining);
      return update.executeUpdate() == 1;
    }
  }

  /** The nodes that start runs at an instant: those alive that neither drain nor stop. */
  public Addressees addressees(Connection connection, Instant now) throws SQLException {
    return new Addressees(
        executorTypes(connection, "accepting and not draining and " + IS_ALIVE, now));
  }

  /** The executor types that each node alive at an instant has. */
  public Map<String, Set<String>> executorTypesByNode(Instant now) {
    return database.withConnection(connection -> executorTypes(connection, IS_ALIVE, now));
  }

  private Map<String, Set<String>> executorTypes(Connection connection, String where, Instant now)
      throws SQLException {
    var sql = "select name, executor_types from dispatch_node where " + where;
    try (var select = connection.prepareStatement(sql)) {
      Instants.set(select, 1, now.minus(times.deadAfter()));
      return Rows.list(select, row -> Map.entry(row.getString(1), types(row.getString(2)))).stream()
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
  }

  private static Set<String> types(String separated) {
    return separated.isEmpty() ? Set.of() : Set.of(separated.split(SEPARATOR, -1));
  }
}
