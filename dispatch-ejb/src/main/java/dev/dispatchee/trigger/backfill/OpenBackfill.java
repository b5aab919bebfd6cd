// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.backfill;

import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchTriggerId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A backfill in progress, whose row the caller's transaction holds.
 *
 * @param id which it is
 * @param trigger its trigger
 * @param parallel how many instants run at once
 * @param total how many instants there are
 * @param started how many of them have been queued
 * @param createdBy who asked for it
 * @param dateCreated when; none of its runs is older
 * @param canceledBy who wants it to end; null when nobody does
 */
record OpenBackfill(
    long id,
    DispatchTriggerId trigger,
    int parallel,
    int total,
    int started,
    String createdBy,
    Instant dateCreated,
    @Nullable String canceledBy) {

  private static final String SELECT = "select * from dispatch_backfill where id = ? and is_open";

  /** Those in progress, the oldest first. */
  static List<Long> ids(Connection connection) throws SQLException {
    try (var select =
        connection.prepareStatement("select id from dispatch_backfill where is_open order by id")) {
      return Rows.list(select, row -> row.getLong(1));
    }
  }

  /** Locks one; empty if it has ended, or another transaction holds it. */
  static Optional<OpenBackfill> lock(Connection connection, Dialect dialect, long id)
      throws SQLException {
    try (var select = connection.prepareStatement(SELECT + dialect.forUpdateSkipLocked())) {
      select.setLong(1, id);
      return Rows.first(select, OpenBackfill::read);
    }
  }

  /** The next instants that are to run. */
  List<Instant> next(Connection connection, int most) throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select planned_date from dispatch_backfill_fire
            where backfill_id = ? and position >= ? and position < ? order by position
            """)) {
      select.setLong(1, id);
      select.setInt(2, started);
      select.setInt(3, started + most);
      return Rows.list(select, row -> Instants.get(row, "planned_date"));
    }
  }

  /** Notes that so many more have been queued. */
  void start(Connection connection, int more) throws SQLException {
    try (var update =
        connection.prepareStatement("update dispatch_backfill set started = ? where id = ?")) {
      update.setInt(1, started + more);
      update.setLong(2, id);
      update.executeUpdate();
    }
  }

  /** Notes that nothing of it runs any more. */
  void end(Connection connection, Instant now) throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update dispatch_backfill set is_open = false, end_date = ? where id = ?")) {
      Instants.set(update, 1, now);
      update.setLong(2, id);
      update.executeUpdate();
    }
  }

  private static OpenBackfill read(ResultSet row) throws SQLException {
    return new OpenBackfill(
        row.getLong("id"),
        new DispatchTriggerId(row.getLong("trigger_id")),
        row.getInt("parallel"),
        row.getInt("total"),
        row.getInt("started"),
        row.getString("created_by"),
        Instants.get(row, "date_created"),
        row.getString("canceled_by"));
  }
}
