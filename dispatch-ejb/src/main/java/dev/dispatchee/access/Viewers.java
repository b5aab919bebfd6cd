// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.access;

import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;

/** Who may see the triggers that not everybody may: rows by which statements judge. */
public final class Viewers {

  private Viewers() {}

  /** Follows what has been written to a trigger. */
  public static void save(
      Connection connection, long trigger, AccessGroups before, AccessGroups after)
      throws SQLException {
    if (after.viewers().equals(before.viewers())) {
      return;
    }
    try (var delete =
        connection.prepareStatement("delete from dispatch_trigger_viewer where trigger_id = ?")) {
      delete.setLong(1, trigger);
      delete.executeUpdate();
    }
    try (var insert =
        connection.prepareStatement(
            "insert into dispatch_trigger_viewer (trigger_id, group_name) values (?, ?)")) {
      for (var group : after.viewers()) {
        insert.setLong(1, trigger);
        insert.setString(2, group);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Those of some triggers, there or deleted, that somebody may not see. */
  public static Set<Long> hidden(Connection connection, LongStream triggers, Sight sight)
      throws SQLException {
    var ids = triggers.distinct().toArray();
    if (sight.isEverything() || ids.length == 0) {
      return Set.of();
    }
    try (var select =
        connection.prepareStatement(
            "select distinct v.trigger_id from dispatch_trigger_viewer v where v.trigger_id = any"
                + " (?)"
                + sight.andHidden("v.trigger_id"))) {
      select.setArray(1, SqlArrays.longs(connection, LongStream.of(ids)));
      sight.set(select, 2);
      return new HashSet<>(Rows.list(select, row -> row.getLong(1)));
    }
  }

  /** Forgets those of triggers that are deleted and have left neither logs nor messages. */
  public static void forgetOld(Connection connection) throws SQLException {
    try (var delete =
        connection.prepareStatement(
            """
            delete from dispatch_trigger_viewer
            where trigger_id not in (select id from dispatch_trigger)
              and not exists (select 1 from dispatch_log l
                where l.trigger_id = dispatch_trigger_viewer.trigger_id)
              and not exists (select 1 from dispatch_alert_delivery_trigger d
                where d.trigger_id = dispatch_trigger_viewer.trigger_id)
            """)) {
      delete.executeUpdate();
    }
  }
}
