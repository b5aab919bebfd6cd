// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.backfill;

import dev.dispatchee.database.Columns;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchTriggerId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The tables of backfills and of their instants. */
final class BackfillTable {

  private static final String SELECT =
      """
      select b.*,
        (select count(*) from dispatch_backfill_fire f
          where f.backfill_id = b.id and f.status = 'SUCCESSFUL') as successful,
        (select count(*) from dispatch_backfill_fire f
          where f.backfill_id = b.id and f.status <> 'SUCCESSFUL') as unsuccessful
      from dispatch_backfill b where\s""";

  private record Place(long backfill, int position, Instant planned) {}

  private static final Columns<Place> FIRES =
      Columns.<Place>none()
          .longs("backfill_id", Place::backfill)
          .integers("position", Place::position)
          .instants("planned_date", Place::planned);

  private BackfillTable() {}

  /** Stores one that has not begun; its id. */
  static long insert(
      Connection connection,
      Dialect dialect,
      DispatchTriggerId trigger,
      ValidBackfill what,
      List<Instant> instants,
      String user,
      Instant now)
      throws SQLException {
    long id;
    try (var insert =
        connection.prepareStatement(
            """
            insert into dispatch_backfill (trigger_id, from_date, to_date, newest_first, parallel,
              total, started, created_by, date_created, is_open)
            values (?, ?, ?, ?, ?, ?, 0, ?, ?, true)
            """,
            new String[] {"id"})) {
      insert.setLong(1, trigger.value());
      Instants.set(insert, 2, what.from());
      Instants.set(insert, 3, what.to());
      insert.setBoolean(4, what.order() == BackfillOrder.NEWEST_FIRST);
      insert.setInt(5, what.parallel());
      insert.setInt(6, instants.size());
      insert.setString(7, user);
      Instants.set(insert, 8, now);
      insert.executeUpdate();
      id = onlyKey(insert);
    }
    try (var insert =
        connection.prepareStatement(
            "insert into dispatch_backfill_fire (%s) select r.* from %s"
                .formatted(FIRES.names(), FIRES.table(dialect)))) {
      FIRES.set(
          insert,
          1,
          IntStream.range(0, instants.size())
              .mapToObj(position -> new Place(id, position, instants.get(position)))
              .toList());
      insert.executeUpdate();
    }
    return id;
  }

  private static long onlyKey(PreparedStatement insert) throws SQLException {
    try (var keys = insert.getGeneratedKeys()) {
      keys.next();
      return keys.getLong(1);
    }
  }

  /** Whether the trigger has one that is in progress. */
  static boolean isRunning(Connection connection, DispatchTriggerId trigger) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select 1 from dispatch_backfill where trigger_id = ? and is_open")) {
      select.setLong(1, trigger.value());
      return Rows.any(select);
    }
  }

  /** Those of a trigger, the newest first. */
  static List<Backfill> of(Connection connection, DispatchTriggerId trigger, int most)
      throws SQLException {
    try (var select =
        connection.prepareStatement(SELECT + "b.trigger_id = ? order by b.id desc limit ?")) {
      select.setLong(1, trigger.value());
      select.setInt(2, most);
      return Rows.list(select, BackfillTable::read);
    }
  }

  /** One of a trigger. */
  static Optional<Backfill> find(Connection connection, DispatchTriggerId trigger, long id)
      throws SQLException {
    try (var select = connection.prepareStatement(SELECT + "b.trigger_id = ? and b.id = ?")) {
      select.setLong(1, trigger.value());
      select.setLong(2, id);
      return Rows.first(select, BackfillTable::read);
    }
  }

  /**
   * Notes who wants it to end, unless somebody did before.
   *
   * @return whether it was in progress and nobody did
   */
  static boolean cancel(Connection connection, long id, String user) throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update dispatch_backfill set canceled_by = ?"
                + " where id = ? and is_open and canceled_by is null")) {
      update.setString(1, user);
      update.setLong(2, id);
      return update.executeUpdate() == 1;
    }
  }

  private static Backfill read(ResultSet row) throws SQLException {
    var canceledBy = row.getString("canceled_by");
    return new Backfill(
        row.getLong("id"),
        row.getLong("trigger_id"),
        state(row.getBoolean("is_open"), canceledBy != null),
        Instants.get(row, "from_date"),
        Instants.get(row, "to_date"),
        row.getBoolean("newest_first") ? BackfillOrder.NEWEST_FIRST : BackfillOrder.OLDEST_FIRST,
        row.getInt("parallel"),
        row.getInt("total"),
        row.getInt("started"),
        row.getInt("successful"),
        row.getInt("unsuccessful"),
        row.getString("created_by"),
        Instants.get(row, "date_created"),
        canceledBy,
        Instants.find(row, "end_date").orElse(null));
  }

  private static Backfill.State state(boolean open, boolean canceled) {
    if (open) {
      return canceled ? Backfill.State.CANCELING : Backfill.State.RUNNING;
    }
    return canceled ? Backfill.State.CANCELED : Backfill.State.ENDED;
  }
}
