// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.backfill;

import dev.dispatchee.database.Columns;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.RunStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The runs of backfills that have been queued and whose end has not been noted. */
final class BackfillRuns {

  /**
   * A run, by its first attempt.
   *
   * @param log the first attempt
   * @param position the instant that it is of
   */
  record One(long log, int position) {}

  private record Row(long log, long backfill, int position) {}

  private record Ended(int position, String status) {}

  private static final Columns<Row> COLUMNS =
      Columns.<Row>none()
          .longs("log_id", Row::log)
          .longs("backfill_id", Row::backfill)
          .integers("position", Row::position);

  private static final Columns<Ended> ENDED =
      Columns.<Ended>none().integers("place", Ended::position).texts("ended", Ended::status);

  private BackfillRuns() {}

  /** Notes runs that were queued. */
  static void insert(Connection connection, Dialect dialect, long backfill, List<One> runs)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into dispatch_backfill_run (%s) select r.* from %s"
                .formatted(COLUMNS.names(), COLUMNS.table(dialect)))) {
      COLUMNS.set(
          insert,
          1,
          runs.stream().map(run -> new Row(run.log(), backfill, run.position())).toList());
      insert.executeUpdate();
    }
  }

  /** Those of a backfill. */
  static List<One> of(Connection connection, long backfill) throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select log_id, position from dispatch_backfill_run where backfill_id = ? order by log_id
            """)) {
      select.setLong(1, backfill);
      return Rows.list(select, row -> new One(row.getLong("log_id"), row.getInt("position")));
    }
  }

  /** The open attempt of each, by the first one; a run without one has ended. */
  static Map<Long, DispatchLogId> open(
      Connection connection, OpenBackfill backfill, Collection<One> runs) throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select coalesce(origin_log_id, id) as first_log, id from dispatch_log
            where is_open and trigger_id = ? and coalesce(origin_log_id, id) = any (?)
            """)) {
      select.setLong(1, backfill.trigger().value());
      select.setArray(2, SqlArrays.longs(connection, runs.stream().mapToLong(One::log)));
      return Rows.map(
          select, row -> row.getLong("first_log"), row -> new DispatchLogId(row.getLong("id")));
    }
  }

  /**
   * Notes how instants ended whose runs have all ended.
   *
   * @param ended all of their runs
   */
  static void settle(
      Connection connection, Dialect dialect, OpenBackfill backfill, Collection<One> ended)
      throws SQLException {
    var last = lastStatus(connection, backfill, ended);
    var worst = new TreeMap<Integer, RunStatus>();
    for (var run : ended) {
      // A log that was deleted tells nothing: it counts as canceled.
      worst.merge(
          run.position(),
          last.getOrDefault(run.log(), RunStatus.CANCELED),
          (one, other) -> one == RunStatus.SUCCESSFUL ? other : one);
    }
    var sql =
        dialect.updateRows(
            "dispatch_backfill_fire",
            ENDED,
            "t.backfill_id = %d and t.position = r.place".formatted(backfill.id()),
            "status = r.ended");
    try (var update = connection.prepareStatement(sql)) {
      ENDED.set(
          update,
          1,
          worst.entrySet().stream()
              .map(one -> new Ended(one.getKey(), one.getValue().name()))
              .toList());
      update.executeUpdate();
    }
    delete(connection, backfill, worst.keySet());
  }

  private static Map<Long, RunStatus> lastStatus(
      Connection connection, OpenBackfill backfill, Collection<One> ended) throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select coalesce(origin_log_id, id) as first_log, status from dispatch_log
            where not is_open and trigger_id = ? and queued_date >= ?
              and coalesce(origin_log_id, id) = any (?)
            order by attempt
            """)) {
      select.setLong(1, backfill.trigger().value());
      Instants.set(select, 2, backfill.dateCreated());
      select.setArray(3, SqlArrays.longs(connection, ended.stream().mapToLong(One::log)));
      var last = new HashMap<Long, RunStatus>();
      Rows.list(
              select,
              row ->
                  Map.entry(row.getLong("first_log"), RunStatus.valueOf(row.getString("status"))))
          .forEach(attempt -> last.put(attempt.getKey(), attempt.getValue()));
      return last;
    }
  }

  private static void delete(Connection connection, OpenBackfill backfill, Set<Integer> positions)
      throws SQLException {
    try (var delete =
        connection.prepareStatement(
            "delete from dispatch_backfill_run where backfill_id = ? and position = any (?)")) {
      delete.setLong(1, backfill.id());
      delete.setArray(
          2, SqlArrays.longs(connection, positions.stream().mapToLong(Integer::longValue)));
      delete.executeUpdate();
    }
  }

  /** The runs by their instants. */
  static Map<Integer, List<One>> byInstant(List<One> runs) {
    return runs.stream().collect(Collectors.groupingBy(One::position));
  }
}
