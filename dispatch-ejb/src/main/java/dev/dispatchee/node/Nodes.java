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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of nodes. Safe for several threads. */
@Singleton
public class Nodes {

  static final String SEPARATOR = ",";

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

  /** The names of the nodes alive at an instant. */
  public List<String> alive(Connection connection, Instant now) throws SQLException {
    return names(
        connection, "select name from dispatch_node where heartbeat_date > ? order by 1", now);
  }

  /** The executor types that each node alive at an instant has. */
  public Map<String, Set<String>> executorTypesByNode(Instant now) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select name, executor_types from dispatch_node where heartbeat_date > ?")) {
            Instants.set(select, 1, now.minus(times.deadAfter()));
            return Rows.list(
                    select,
                    row ->
                        Map.entry(row.getString(1), Set.of(row.getString(2).split(SEPARATOR, -1))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
          }
        });
  }

  private List<String> names(Connection connection, String sql, Instant now) throws SQLException {
    try (var select = connection.prepareStatement(sql)) {
      Instants.set(select, 1, now.minus(times.deadAfter()));
      return Rows.list(select, row -> row.getString(1));
    }
  }
}
