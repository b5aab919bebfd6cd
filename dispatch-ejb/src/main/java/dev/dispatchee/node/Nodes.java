// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.node;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.DatabaseClock;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of nodes. Safe for several threads. */
@Singleton
public class Nodes {

  static final String SEPARATOR = ",";

  private final Database database;
  private final HeartbeatTimes times;
  private final String beat;

  /** Judges who is alive by the dead time among {@code times}. */
  @Inject
  public Nodes(Database database, HeartbeatTimes times) {
    this.database = database;
    this.times = times;
    this.beat =
        database
            .dialect()
            .updateSelecting(
                """
                update dispatch_node set draining = draining and incarnation = ?, incarnation = ?,
                  started_date = ?, heartbeat_date = current_timestamp, max_concurrent_runs = ?,
                  executor_types = ?, product_version = ?
                where name = ?
                """,
                """
                current_timestamp as now, (select array_agg(d.name order by d.name)
                  from dispatch_node d where d.heartbeat_date <= %s) as dead
                """
                    .formatted(database.dialect().ago(times.deadAfter())));
  }

  /**
   * What a heartbeat learned from the database.
   *
   * @param databaseTime the time there
   * @param dead the names of the nodes that are not alive, in order
   */
  public record Beat(Instant databaseTime, List<String> dead) {}

  /**
   * Says that a node is alive now, by the database's own clock, and what it can do.
   *
   * @param clock goes by the database's time from then on
   * @param maxConcurrentRuns how many runs it can have in progress
   * @param executorTypes the executors that it has
   */
  public Beat heartbeat(
      DatabaseClock clock, Node node, int maxConcurrentRuns, Collection<String> executorTypes) {
    var types = String.join(SEPARATOR, executorTypes);
    return database
        .inOneStatement(connection -> beat(connection, clock, node, maxConcurrentRuns, types))
        .or(
            () -> {
              database.inOneStatement(
                  connection -> insert(connection, node, maxConcurrentRuns, types));
              return database.inOneStatement(
                  connection -> beat(connection, clock, node, maxConcurrentRuns, types));
            })
        .orElseThrow();
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

  // All that a beat has to ask, in one statement: it is what an idle server mostly does.
  private Optional<Beat> beat(
      Connection connection, DatabaseClock clock, Node node, int maxConcurrentRuns, String types)
      throws SQLException {
    try (var update = connection.prepareStatement(beat)) {
      // A new start begins without the drain of the one before it.
      update.setString(1, node.incarnation());
      update.setString(2, node.incarnation());
      Instants.set(update, 3, node.startedDate());
      update.setInt(4, maxConcurrentRuns);
      update.setString(5, types);
      update.setString(6, ProductVersion.text());
      update.setString(7, node.name());
      return clock.measure(
          () -> Rows.first(update, Nodes::read),
          beat -> beat.map(Beat::databaseTime).orElseGet(clock::instant));
    }
  }

  private static Beat read(ResultSet row) throws SQLException {
    var dead = row.getArray("dead");
    return new Beat(
        Instants.get(row, "now"),
        dead == null
            ? List.of()
            : Stream.of((Object[]) dead.getArray()).map(String::valueOf).toList());
  }

  private static int insert(Connection connection, Node node, int maxConcurrentRuns, String types)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into dispatch_node (name, incarnation, started_date, heartbeat_date, draining,
              max_concurrent_runs, executor_types)
            values (?, ?, ?, current_timestamp, false, ?, ?)
            """)) {
      insert.setString(1, node.name());
      insert.setString(2, node.incarnation());
      Instants.set(insert, 3, node.startedDate());
      insert.setInt(4, maxConcurrentRuns);
      insert.setString(5, types);
      return insert.executeUpdate();
    }
  }
}
