// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.manage;

import dev.dispatchee.database.Instants;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchLogId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deletes logs that have ended, and keeps what triggers know of their newest log true. */
final class LogDeletion {

  private static final String ENDED = "status not in ('QUEUED', 'IN_PROGRESS')";

  private LogDeletion() {}

  /** Deletes one, if it has ended. */
  static int delete(Connection connection, DispatchLogId id) throws SQLException {
    try (var delete =
        connection.prepareStatement("delete from dispatch_log where id = ? and " + ENDED)) {
      delete.setLong(1, id.value());
      return withNewestKept(connection, delete.executeUpdate());
    }
  }

  /**
   * Deletes those that have ended.
   *
   * @param trigger of this trigger only; null for all
   * @param before planned before this only; null for all
   */
  static int delete(Connection connection, @Nullable Long trigger, @Nullable Instant before)
      throws SQLException {
    var sql =
        "delete from dispatch_log where "
            + ENDED
            + (trigger == null ? "" : " and trigger_id = ?")
            + (before == null ? "" : " and planned_date < ?");
    try (var delete = connection.prepareStatement(sql)) {
      int index = 1;
      if (trigger != null) {
        delete.setLong(index++, trigger);
      }
      if (before != null) {
        Instants.set(delete, index, before);
      }
      return withNewestKept(connection, delete.executeUpdate());
    }
  }

  /** Deletes logs that the caller has locked, each with its trigger. */
  static int delete(Connection connection, Map<Long, Long> triggersByLog) throws SQLException {
    try (var delete = connection.prepareStatement("delete from dispatch_log where id = any (?)")) {
      delete.setArray(
          1,
          SqlArrays.longs(connection, triggersByLog.keySet().stream().mapToLong(Long::longValue)));
      int deleted = delete.executeUpdate();
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
