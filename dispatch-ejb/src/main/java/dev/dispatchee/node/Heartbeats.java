// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.node;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.DatabaseClock;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What nodes say of themselves in the database, each under its name. One incarnation at a time
 * holds a name: another one gets it when that has given it up, or is dead. Safe for several
 * threads.
 */
@Singleton
public class Heartbeats {

  /** What stands for the incarnation of a name that nobody holds. */
  static final String NOBODY = "";

  private final Database database;
  private final String beat;

  /** Judges who is dead by the dead time among {@code times}. */
  @Inject
  public Heartbeats(Database database, HeartbeatTimes times) {
    this.database = database;
    var dead = database.dialect().ago(times.deadAfter());
    this.beat =
        database
            .dialect()
            .updateSelecting(
                """
                update dispatch_node set draining = draining and incarnation = ?,
                  drained_date = case when draining and incarnation = ? then drained_date end,
                  drained_by = case when draining and incarnation = ? then drained_by end,
                  incarnation = ?, started_date = ?, heartbeat_date = current_timestamp,
                  max_concurrent_runs = ?, executor_types = ?, accepting = ?, product_version = ?,
                  database_away_date = ?, database_back_date = ?
                where name = ? and (incarnation in (?, '%s') or heartbeat_date <= %s)
                """
                    .formatted(NOBODY, dead),
                """
                current_timestamp as now, (select array_agg(d.name order by d.name)
                  from dispatch_node d where d.heartbeat_date <= %s or d.incarnation = '%s') as gone
                """
                    .formatted(dead, NOBODY));
  }

  /**
   * What a heartbeat learned from the database.
   *
   * @param databaseTime the time there
   * @param gone the names of the other nodes that have stopped or are dead, in order
   */
  public record Beat(Instant databaseTime, List<String> gone) {}

  /**
   * What a node says of itself.
   *
   * @param maxConcurrentRuns how many runs it can have in progress
   * @param executorTypes the executors that it has
   * @param accepting whether it starts runs now
   * @param away when it last had no database; null if that has not happened since its start
   */
  public record Report(
      int maxConcurrentRuns,
      Collection<String> executorTypes,
      boolean accepting,
      @Nullable Away away) {}

  /**
   * A time in which the database did not answer a node.
   *
   * @param since from when on
   * @param until when it answered again
   */
  public record Away(Instant since, Instant until) {}

  /**
   * Another start under the same name, of this server or of another.
   *
   * @param incarnation which
   * @param startedDate when it started
   * @param heartbeatDate when it last said that it is alive
   */
  public record Holder(String incarnation, Instant startedDate, Instant heartbeatDate) {}

  /**
   * Says that a node is alive now, by the database's own clock, and what it can do.
   *
   * @param clock goes by the database's time from then on
   * @param report what it can do
   * @return empty if another start, which is not dead, holds its name: nothing was said then
   */
  public Optional<Beat> heartbeat(DatabaseClock clock, Node node, Report report) {
    return database
        .inOneStatement(connection -> beat(connection, clock, node, report))
        .or(
            () ->
                database.inOneStatement(connection -> enter(connection, node))
                    ? database.inOneStatement(connection -> beat(connection, clock, node, report))
                    : Optional.empty());
  }

  /** Who holds the name of a node, if that is another start than this one. */
  public Optional<Holder> holderInPlaceOf(Node node) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  """
                  select incarnation, started_date, heartbeat_date from dispatch_node
                  where name = ? and incarnation not in (?, ?)
                  """)) {
            select.setString(1, node.name());
            select.setString(2, node.incarnation());
            select.setString(3, NOBODY);
            return Rows.first(
                select,
                row ->
                    new Holder(
                        row.getString("incarnation"),
                        Instants.get(row, "started_date"),
                        Instants.get(row, "heartbeat_date")));
          }
        });
  }

  /**
   * Signs off: from now on the node counts as one that has stopped, and the next start can have its
   * name at once. Nothing happens if it does not hold it.
   */
  public void giveUpName(Node node) {
    database.inOneStatement(
        connection -> {
          try (var update =
              connection.prepareStatement(
                  """
                  update dispatch_node set incarnation = ?, heartbeat_date = current_timestamp
                  where name = ? and incarnation = ?
                  """)) {
            update.setString(1, NOBODY);
            update.setString(2, node.name());
            update.setString(3, node.incarnation());
            return update.executeUpdate();
          }
        });
  }

  // All that a beat has to ask, in one statement: it is what an idle server mostly does.
  private Optional<Beat> beat(Connection connection, DatabaseClock clock, Node node, Report report)
      throws SQLException {
    try (var update = connection.prepareStatement(beat)) {
      // A new start begins without the drain of the one before it.
      update.setString(1, node.incarnation());
      update.setString(2, node.incarnation());
      update.setString(3, node.incarnation());
      update.setString(4, node.incarnation());
      Instants.set(update, 5, node.startedDate());
      update.setInt(6, report.maxConcurrentRuns());
      update.setString(7, String.join(Nodes.SEPARATOR, report.executorTypes()));
      update.setBoolean(8, report.accepting());
      update.setString(9, ProductVersion.text());
      var away = report.away();
      Instants.set(update, 10, away == null ? null : away.since());
      Instants.set(update, 11, away == null ? null : away.until());
      update.setString(12, node.name());
      update.setString(13, node.incarnation());
      return measured(clock, update, node);
    }
  }

  private static Optional<Beat> measured(DatabaseClock clock, PreparedStatement update, Node node)
      throws SQLException {
    return clock.measure(
        () -> Rows.first(update, row -> read(row, node)),
        beat -> beat.map(Beat::databaseTime).orElseGet(clock::instant));
  }

  // The database tells of the node itself as it stood before this beat.
  private static Beat read(ResultSet row, Node node) throws SQLException {
    var gone = row.getArray("gone");
    return new Beat(
        Instants.get(row, "now"),
        gone == null
            ? List.of()
            : Stream.of((Object[]) gone.getArray())
                .map(String::valueOf)
                .filter(name -> !name.equals(node.name()))
                .toList());
  }

  /** Makes the row of a node that is not known by its name; it tells the rest by its first beat. */
  private static boolean enter(Connection connection, Node node) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into dispatch_node (name, incarnation, started_date, heartbeat_date, draining,
              max_concurrent_runs, executor_types, accepting)
            select cast(? as character varying(255)), '%s', current_timestamp, current_timestamp,
              false, 0, '', false
            where not exists (select 1 from dispatch_node where name = ?)
            """
                .formatted(NOBODY))) {
      insert.setString(1, node.name());
      insert.setString(2, node.name());
      return insert.executeUpdate() == 1;
    }
  }
}
