// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.manage;

import dev.dispatchee.access.Sight;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deletes logs that have ended, and keeps what triggers know of their newest log true. */
final class LogDeletion {

  // By the status: what is said of is_open would lead H2 to its index of that.
  private static final String ENDED = "status not in ('QUEUED', 'IN_PROGRESS')";

  private LogDeletion() {}

  /** Deletes one, if it has ended. */
  static int delete(Connection connection, Dialect dialect, DispatchLogId id) throws SQLException {
    try (var delete = connection.prepareStatement(dialect.deleteLogs("id = ? and " + ENDED))) {
      delete.setLong(1, id.value());
      return withNewestKept(connection, count(delete));
    }
  }

  /**
   * Deletes those that have ended.
   *
   * @param trigger of this trigger only; null for all
   * @param before planned before this only; null for all
   * @param closed of none of these triggers
   * @param sight of triggers that are seen only, there or gone
   */
  static int delete(
      Connection connection,
      Dialect dialect,
      @Nullable DispatchTriggerId trigger,
      @Nullable Instant before,
      List<Long> closed,
      Sight sight)
      throws SQLException {
    var where =
        ENDED
            + (trigger == null ? "" : " and trigger_id = ?")
            + (before == null ? "" : " and planned_date < ?")
            + (closed.isEmpty() ? "" : " and not (trigger_id = any (?))")
            + sight.and("trigger_id");
    try (var delete = connection.prepareStatement(dialect.deleteLogs(where))) {
      int index = 1;
      if (trigger != null) {
        delete.setLong(index++, trigger.value());
      }
      if (before != null) {
        Instants.set(delete, index++, before);
      }
      if (!closed.isEmpty()) {
        delete.setArray(
            index++, SqlArrays.longs(connection, closed.stream().mapToLong(Long::longValue)));
      }
      sight.set(delete, index);
      return withNewestKept(connection, count(delete));
    }
  }

  /** Deletes logs that have ended and that the caller has locked, each with its trigger. */
  static int delete(Connection connection, Dialect dialect, Map<Long, Long> triggersByLog)
      throws SQLException {
    var where = "id = any (?) and " + ENDED;
    try (var delete = connection.prepareStatement(dialect.deleteLogs(where))) {
      delete.setArray(
          1,
          SqlArrays.longs(connection, triggersByLog.keySet().stream().mapToLong(Long::longValue)));
      int deleted = count(delete);
      try (var update = connection.prepareStatement(FIND_NEWEST + " and t.id = any (?)")) {
        update.setArray(
            1,
            SqlArrays.longs(
                connection, triggersByLog.values().stream().mapToLong(Long::longValue).distinct()));
        update.executeUpdate();
      }
      return deleted;
    }
  }

  private static int count(PreparedStatement delete) throws SQLException {
    try (var row = delete.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  private static int withNewestKept(Connection connection, int deleted) throws SQLException {
    if (deleted > 0) {
      try (var update = connection.prepareStatement(FIND_NEWEST)) {
        update.executeUpdate();
      }
    }
    return deleted;
  }

  private static final String FIND_NEWEST =
      """
      update dispatch_trigger t set
        newest_log_id = (select l.id from dispatch_log l where l.trigger_id = t.id
          order by l.planned_date desc, l.id desc limit 1),
        newest_planned_date = (select max(l.planned_date) from dispatch_log l
          where l.trigger_id = t.id)
      where t.newest_log_id is not null
        and not exists (select 1 from dispatch_log l where l.id = t.newest_log_id)
      """;
}
