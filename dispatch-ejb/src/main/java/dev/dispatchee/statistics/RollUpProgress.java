// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far history is rolled up, and what comes next. */
final class RollUpProgress {

  // Of a run that is open now its end is waited for; of one that was deleted nothing will come.
  private static final String NOT_OPEN_ANY_MORE =
      "not exists (select 1 from dispatch_log n where n.id = o.log_id and n.is_open)";

  private RollUpProgress() {}

  /**
   * How far it has come.
   *
   * @param until all runs that were queued before this are rolled up, but those that were open
   * @param isThereMore whether there is anything to do
   */
  record State(Instant until, boolean isThereMore) {}

  /** How far it has come, and whether there is anything to do before an instant. */
  static State look(Connection connection, Instant before) throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select p.until_date, case when exists (select 1 from dispatch_log l
                where l.queued_date >= p.until_date and l.queued_date < ?)
              or exists (select 1 from dispatch_roll_up_open o where %s) then 1 else 0 end as more
            from dispatch_roll_up p where p.id = 1
            """
                .formatted(NOT_OPEN_ANY_MORE))) {
      Instants.set(select, 1, before);
      return Rows.only(
          select, row -> new State(Instants.get(row, "until_date"), row.getInt("more") == 1));
    }
  }

  /** Up to when it has come. */
  static Instant until(Connection connection) throws SQLException {
    try (var select =
        connection.prepareStatement("select until_date from dispatch_roll_up where id = 1")) {
      return Rows.only(select, row -> Instants.get(row, "until_date"));
    }
  }

  /** As {@link #until}, and no other can go on until the transaction ends; empty if one does. */
  static Optional<Instant> lock(Connection connection, Dialect dialect) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select until_date from dispatch_roll_up where id = 1"
                + dialect.forUpdateSkipLocked())) {
      return Rows.first(select, row -> Instants.get(row, "until_date"));
    }
  }

  /** Where a slice ends that begins somewhere and has about so many runs. */
  static Instant endOfSlice(Connection connection, Instant from, Instant before, int runs)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select queued_date from dispatch_log where queued_date >= ? and queued_date < ?
            order by queued_date limit 1 offset ?
            """)) {
      Instants.set(select, 1, from);
      Instants.set(select, 2, before);
      select.setInt(3, runs);
      var end = Rows.first(select, row -> Instants.get(row, "queued_date")).orElse(before);
      // More than that of one instant are one slice all the same.
      return end.equals(from) ? from.plusMillis(1) : end;
    }
  }

  /** The runs that were queued in a slice, in that order, as they are at one moment. */
  static List<HistoryRow> slice(Connection connection, Instant from, Instant end)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select %s from dispatch_log l where l.queued_date >= ? and l.queued_date < ?
            order by l.queued_date, l.id
            """
                .formatted(HistoryRow.COLUMNS))) {
      Instants.set(select, 1, from);
      Instants.set(select, 2, end);
      return Rows.list(select, HistoryRow::read);
    }
  }

  /** Some runs of earlier slices that were open then and are not any more; null: deleted. */
  static List<Late> late(Connection connection, int most) throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select o.log_id, %s from dispatch_roll_up_open o
            left join dispatch_log l on l.id = o.log_id and not l.is_open
            where %s order by o.log_id limit ?
            """
                .formatted(HistoryRow.COLUMNS, NOT_OPEN_ANY_MORE))) {
      select.setInt(1, most);
      return Rows.list(
          select,
          row ->
              new Late(
                  row.getLong("log_id"),
                  row.getString("status") == null ? List.of() : List.of(HistoryRow.read(row))));
    }
  }

  /**
   * A run of an earlier slice that is not open any more.
   *
   * @param log its log
   * @param ended how it ended; none if the log was deleted
   */
  record Late(long log, List<HistoryRow> ended) {}

  /** Notes how far it has come, what is waited for from now on, and what is not any more. */
  static void move(Connection connection, Instant until, List<Long> open, List<Late> done)
      throws SQLException {
    update(
        connection,
        """
        insert into dispatch_roll_up_open (log_id)
        select log_id from unnest(cast(? as bigint array)) as a (log_id)
        """,
        open);
    update(
        connection,
        "delete from dispatch_roll_up_open where log_id = any (?)",
        done.stream().map(Late::log).toList());
    try (var update =
        connection.prepareStatement("update dispatch_roll_up set until_date = ? where id = 1")) {
      Instants.set(update, 1, until);
      update.executeUpdate();
    }
  }

  private static void update(Connection connection, String sql, List<Long> logs)
      throws SQLException {
    if (!logs.isEmpty()) {
      try (var update = connection.prepareStatement(sql)) {
        update.setArray(1, SqlArrays.longs(connection, logs.stream().mapToLong(Long::longValue)));
        update.executeUpdate();
      }
    }
  }
}
