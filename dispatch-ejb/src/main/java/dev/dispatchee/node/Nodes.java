// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.node;

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

  private final HeartbeatTimes times;

  /** Judges who is alive by the dead time among {@code times}. */
  @Inject
  public Nodes(HeartbeatTimes times) {
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
    try (var select =
        connection.prepareStatement(
            """
            select name, executor_types from dispatch_node
            where accepting and not draining and heartbeat_date > ? and incarnation <> ?
            """)) {
      Instants.set(select, 1, now.minus(times.deadAfter()));
      select.setString(2, Heartbeats.NOBODY);
      return new Addressees(
          Rows.list(select, row -> Map.entry(row.getString(1), types(row.getString(2)))).stream()
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
  }

  private static Set<String> types(String separated) {
    return separated.isEmpty() ? Set.of() : Set.of(separated.split(SEPARATOR, -1));
  }
}
