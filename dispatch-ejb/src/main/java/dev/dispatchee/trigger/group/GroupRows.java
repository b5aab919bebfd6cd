// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.group;

import dev.dispatchee.access.Sight;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.StorableText;
import dev.dispatchee.log.Gate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Groups as rows: the gates that are not the rate of a trigger. */
final class GroupRows {

  // Runs in the line of a rate need a place too, once the rate lets them. What is in use is told of
  // all triggers: others wait for it, whoever uses it.
  private static final String SELECT =
      """
      select g.*, %s as in_use,
        (select count(*) from dispatch_log l where l.is_open and l.status = 'QUEUED'
          and l.planned_date <= ? and (l.gate = g.name
            or l.gate in (select r.name from dispatch_gate r where r.within_group = g.name))%s)
          as waiting,
        (select count(*) from dispatch_trigger t where t.concurrency_group = g.name%s) as triggers
      from dispatch_gate g where g.window_millis is null
      """;

  private GroupRows() {}

  /** All groups, by name, with the numbers of what somebody may see. */
  static List<GroupView> all(Connection connection, Instant now, Sight sight) throws SQLException {
    try (var select = connection.prepareStatement(select(sight) + "order by g.name")) {
      Instants.set(select, 1, now);
      sight.set(select, sight.set(select, 2));
      return Rows.list(select, GroupRows::read);
    }
  }

  /** One group, if there is it, with the numbers of what somebody may see. */
  static Optional<GroupView> find(Connection connection, String name, Instant now, Sight sight)
      throws SQLException {
    if (!StorableText.isStorable(name)) {
      return Optional.empty();
    }
    try (var select = connection.prepareStatement(select(sight) + "and g.name = ?")) {
      Instants.set(select, 1, now);
      select.setString(sight.set(select, sight.set(select, 2)), name);
      return Rows.first(select, GroupRows::read);
    }
  }

  private static String select(Sight sight) {
    return SELECT.formatted(Gate.IN_USE, sight.and("l.trigger_id"), sight.and("t.id"));
  }

  /** The first triggers of a group that somebody may see, by name. */
  static List<String> triggers(Connection connection, String group, Sight sight, int most)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select name from dispatch_trigger where concurrency_group = ?"
                + sight.and("id")
                + " order by name limit ?")) {
      select.setString(1, group);
      select.setInt(sight.set(select, 2), most);
      return Rows.list(select, row -> row.getString(1));
    }
  }

  /** Has a group stay as it is until the transaction ends: no claim lets a run pass meanwhile. */
  static boolean lock(Connection connection, String name) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select name from dispatch_gate where name = ? and window_millis is null for update")) {
      select.setString(1, name);
      return Rows.any(select);
    }
  }

  static void insert(Connection connection, ValidGroup group, String user, Instant now)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into dispatch_gate (maximum, description, modified_by, date_modified, name,
              created_by, date_created, version)
            values (?, ?, ?, ?, ?, ?, ?, 0)
            """)) {
      insert.setInt(1, group.maximum());
      insert.setString(2, group.description());
      insert.setString(3, user);
      Instants.set(insert, 4, now);
      insert.setString(5, group.name());
      insert.setString(6, user);
      Instants.set(insert, 7, now);
      insert.executeUpdate();
    }
  }

  static void update(Connection connection, ValidGroup group, String user, Instant now)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_gate set maximum = ?, description = ?, modified_by = ?,
              date_modified = ?, version = version + 1
            where name = ?
            """)) {
      update.setInt(1, group.maximum());
      update.setString(2, group.description());
      update.setString(3, user);
      Instants.set(update, 4, now);
      update.setString(5, group.name());
      update.executeUpdate();
    }
  }

  /** Deletes a group that is locked and has no triggers; who still waits for it waits no more. */
  static void delete(Connection connection, String name) throws SQLException {
    for (var sql :
        List.of(
            "update dispatch_log set gate = null where is_open and status = 'QUEUED' and gate = ?",
            "delete from dispatch_permit where gate = ?",
            "update dispatch_slot set gate = null where gate = ?",
            "delete from dispatch_gate where name = ?")) {
      try (var statement = connection.prepareStatement(sql)) {
        statement.setString(1, name);
        statement.executeUpdate();
      }
    }
  }

  private static GroupView read(ResultSet row) throws SQLException {
    return new GroupView(
        row.getString("name"),
        row.getString("description"),
        row.getInt("maximum"),
        row.getInt("in_use"),
        row.getInt("waiting"),
        row.getInt("triggers"),
        row.getString("created_by"),
        row.getString("modified_by"),
        Instants.get(row, "date_created"),
        Instants.get(row, "date_modified"),
        row.getLong("version"));
  }
}
