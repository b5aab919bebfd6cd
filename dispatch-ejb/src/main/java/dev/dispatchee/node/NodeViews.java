// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.node;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.StorableText;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads nodes to be shown: those alive, and those that have been dead for a day at most. */
@Singleton
public class NodeViews {

  private static final Duration SHOWN_WHEN_DEAD = Duration.ofHours(24);

  private final Database database;
  private final HeartbeatTimes times;
  private final Clock clock;

  /** Judges who is alive by the dead time among {@code times}. */
  @Inject
  public NodeViews(Database database, HeartbeatTimes times, Clock clock) {
    this.database = database;
    this.times = times;
    this.clock = clock;
  }

  /** All of them, ordered by name. */
  public List<NodeView> list() {
    return select("heartbeat_date > ? order by name", null);
  }

  /** The one of a name. */
  public Optional<NodeView> find(String name) {
    return StorableText.isStorable(name)
        ? select("heartbeat_date > ? and name = ?", name).stream().findFirst()
        : Optional.empty();
  }

  private List<NodeView> select(String where, @Nullable String name) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  """
                  select n.*, coalesce(l.runs, 0) as runs from dispatch_node n
                  left join (select node, count(*) as runs from dispatch_log
                    where is_open and status = 'IN_PROGRESS' group by node) l on l.node = n.name
                  where
                  """
                      + where)) {
            var now = clock.instant();
            Instants.set(select, 1, now.minus(SHOWN_WHEN_DEAD));
            if (name != null) {
              select.setString(2, name);
            }
            return Rows.list(select, row -> read(row, now));
          }
        });
  }

  private NodeView read(ResultSet row, Instant now) throws SQLException {
    var heartbeat = Instants.get(row, "heartbeat_date");
    boolean stopped = row.getString("incarnation").equals(Heartbeats.NOBODY);
    boolean draining = row.getBoolean("draining");
    var started = Instants.get(row, "started_date");
    // An older release leaves what a newer one told of an earlier start.
    var away = Instants.find(row, "database_away_date").filter(date -> !date.isBefore(started));
    return new NodeView(
        row.getString("name"),
        row.getString("product_version"),
        started,
        heartbeat,
        !stopped && heartbeat.isAfter(now.minus(times.deadAfter())),
        stopped,
        draining,
        // An older release resumes a node and leaves these as they were.
        draining ? Instants.find(row, "drained_date").orElse(null) : null,
        draining ? row.getString("drained_by") : null,
        away.orElse(null),
        away.isPresent() ? Instants.get(row, "database_back_date") : null,
        row.getInt("runs"),
        row.getInt("max_concurrent_runs"),
        Stream.of(row.getString("executor_types").split(Nodes.SEPARATOR, -1))
            .filter(type -> !type.isEmpty())
            .sorted()
            .toList());
  }
}
