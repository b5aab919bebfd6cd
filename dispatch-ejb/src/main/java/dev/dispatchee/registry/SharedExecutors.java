// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import dev.dispatchee.api.discovery.ExecutorDescription;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Rows;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Node;
import dev.dispatchee.node.Nodes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What nodes say of their executors, in the database. Safe for several threads. */
@Singleton
public class SharedExecutors {

  /** How old an answer may be: who checks a thousand triggers does not ask a thousand times. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Database database;
  private final Node node;
  private final Clock clock;
  private final String select;
  private volatile Seen seen = new Seen(Instant.EPOCH, Map.of());

  /** Speaks in the name of a node, and judges who is alive by the dead time among {@code times}. */
  @Inject
  public SharedExecutors(Database database, Node node, HeartbeatTimes times, Clock clock) {
    this.database = database;
    this.node = node;
    this.clock = clock;
    this.select =
        """
        select e.node_name, e.description from dispatch_node_executor e
        join dispatch_node d on d.name = e.node_name
        where d.name <> ? and %s
        """
            .formatted(Nodes.isAlive(database.dialect(), times));
  }

  private record Seen(Instant date, Map<String, SortedMap<String, SharedExecutor>> byType) {}

  /** Says which executors this node has from now on. */
  public void tell(List<ExecutorDescription> descriptions) {
    var executors = descriptions.stream().map(SharedExecutor::of).toList();
    database.runInTransaction(
        connection -> {
          delete(connection);
          insert(connection, executors);
        });
  }

  /** Of an executor type what the other live nodes say that have it, by their names. */
  SortedMap<String, SharedExecutor> ofOthers(String type) {
    return ofOthers().getOrDefault(type, new TreeMap<>());
  }

  /** The same of all types. */
  Map<String, SortedMap<String, SharedExecutor>> ofOthers() {
    var now = clock.instant();
    var known = seen;
    if (now.isBefore(known.date().plus(FRESH)) && !now.isBefore(known.date())) {
      return known.byType();
    }
    var byType = database.withConnection(this::select);
    seen = new Seen(now, byType);
    return byType;
  }

  private Map<String, SortedMap<String, SharedExecutor>> select(Connection connection)
      throws SQLException {
    try (var statement = connection.prepareStatement(select)) {
      statement.setString(1, node.name());
      var byType = new TreeMap<String, SortedMap<String, SharedExecutor>>();
      for (var one :
          Rows.list(
              statement,
              row -> Map.entry(row.getString(1), SharedExecutor.read(row.getString(2))))) {
        byType
            .computeIfAbsent(one.getValue().type(), type -> new TreeMap<>())
            .put(one.getKey(), one.getValue());
      }
      return byType;
    }
  }

  private void delete(Connection connection) throws SQLException {
    try (var delete =
        connection.prepareStatement("delete from dispatch_node_executor where node_name = ?")) {
      delete.setString(1, node.name());
      delete.executeUpdate();
    }
  }

  private void insert(Connection connection, List<SharedExecutor> executors) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into dispatch_node_executor (node_name, executor_type, description) values (?, ?, ?)")) {
      for (var executor : executors) {
        insert.setString(1, node.name());
        insert.setString(2, executor.type());
        insert.setString(3, executor.text());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
