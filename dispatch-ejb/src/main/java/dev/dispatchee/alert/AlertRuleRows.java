// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The table of rules. Each change counts up the version of all rules, in the same transaction. */
public final class AlertRuleRows {

  private static final String COLUMNS =
      """
      name = ?, description = ?, active = ?, condition_kind = ?, failures = ?, duration_millis = ?,
      times_usual = ?, trigger_ids = ?, labels = ?, channel = ?, channel_settings = ?,
      group_window_millis = ?, muted_until_date = ?, modified_by = ?, date_modified = ?""";

  private static final int AFTER_COLUMNS = 16;

  private AlertRuleRows() {}

  /** All rules, by name. */
  public static List<AlertRule> all(Connection connection) throws SQLException {
    try (var select =
        connection.prepareStatement("select * from dispatch_alert_rule order by name, id")) {
      return Rows.list(select, AlertRuleRows::read);
    }
  }

  /** One rule, if there is it. */
  public static Optional<AlertRule> find(Connection connection, long id) throws SQLException {
    return find(connection, id, "");
  }

  /** As {@link #find}; the row stays as it is until the transaction ends. */
  public static Optional<AlertRule> lock(Connection connection, long id) throws SQLException {
    return find(connection, id, " for update");
  }

  private static Optional<AlertRule> find(Connection connection, long id, String locking)
      throws SQLException {
    try (var select =
        connection.prepareStatement("select * from dispatch_alert_rule where id = ?" + locking)) {
      select.setLong(1, id);
      return Rows.first(select, AlertRuleRows::read);
    }
  }

  /** Whether another rule has a name. */
  public static boolean isTaken(Connection connection, String name, @Nullable Long except)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select 1 from dispatch_alert_rule where name = ? and id <> ?")) {
      select.setString(1, name);
      select.setLong(2, except == null ? 0 : except);
      return Rows.any(select);
    }
  }

  /** Makes a rule, and returns its id. */
  public static long insert(
      Connection connection, AlertDefinition definition, String user, Instant now)
      throws SQLException {
    long id;
    try (var insert =
        connection.prepareStatement(
            """
            insert into dispatch_alert_rule (name, description, active, condition_kind, failures,
              duration_millis, times_usual, trigger_ids, labels, channel, channel_settings,
              group_window_millis, muted_until_date, modified_by, date_modified, version,
              next_group_date, created_by, date_created)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)
            """,
            new String[] {"id"})) {
      set(insert, definition, user, now);
      Instants.set(insert, AFTER_COLUMNS, now);
      insert.setString(AFTER_COLUMNS + 1, user);
      Instants.set(insert, AFTER_COLUMNS + 2, now);
      insert.executeUpdate();
      try (var keys = insert.getGeneratedKeys()) {
        keys.next();
        id = keys.getLong(1);
      }
    }
    countUp(connection);
    return id;
  }

  /** Writes a rule that the caller has locked; the next message may be made at once. */
  public static void update(
      Connection connection, long id, AlertDefinition definition, String user, Instant now)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update dispatch_alert_rule set "
                + COLUMNS
                + ", version = version + 1, next_group_date = ? where id = ?")) {
      set(update, definition, user, now);
      Instants.set(update, AFTER_COLUMNS, now);
      update.setLong(AFTER_COLUMNS + 1, id);
      update.executeUpdate();
    }
    countUp(connection);
  }

  /** Deletes a rule that the caller has locked, and what was not sent of it. */
  public static void delete(Connection connection, long id) throws SQLException {
    for (var sql :
        List.of(
            "delete from dispatch_alert_event where rule_id = ?",
            "delete from dispatch_alert_watch where rule_id = ?",
            "delete from dispatch_alert_delivery where rule_id = ? and status = 'PENDING'",
            "delete from dispatch_alert_rule where id = ?")) {
      try (var delete = connection.prepareStatement(sql)) {
        delete.setLong(1, id);
        delete.executeUpdate();
      }
    }
    countUp(connection);
  }

  private static void countUp(Connection connection) throws SQLException {
    try (var update =
        connection.prepareStatement("update dispatch_alert_state set version = version + 1")) {
      update.executeUpdate();
    }
  }

  private static void set(
      PreparedStatement statement, AlertDefinition rule, String user, Instant now)
      throws SQLException {
    var condition = rule.condition();
    statement.setString(1, rule.name());
    statement.setString(2, rule.description());
    statement.setBoolean(3, rule.active());
    statement.setString(4, condition.kind().name());
    statement.setObject(5, condition.failures(), java.sql.Types.INTEGER);
    statement.setObject(6, millis(condition.duration()), java.sql.Types.BIGINT);
    statement.setObject(7, condition.timesUsual(), java.sql.Types.INTEGER);
    statement.setString(8, AlertJson.write(rule.scope().triggerIds()));
    statement.setString(9, AlertJson.write(rule.scope().labels()));
    statement.setString(10, rule.channel().name());
    statement.setString(11, AlertJson.write(new TreeMap<>(rule.channelSettings())));
    statement.setLong(12, rule.groupWindow().toMillis());
    Instants.set(statement, 13, rule.mutedUntil());
    statement.setString(14, user);
    Instants.set(statement, 15, now);
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }

  private static AlertRule read(ResultSet row) throws SQLException {
    return new AlertRule(
        row.getLong("id"),
        row.getLong("version"),
        definition(row),
        row.getString("created_by"),
        Instants.get(row, "date_created"),
        row.getString("modified_by"),
        Instants.get(row, "date_modified"));
  }

  private static AlertDefinition definition(ResultSet row) throws SQLException {
    return new AlertDefinition(
        row.getString("name"),
        row.getString("description"),
        row.getBoolean("active"),
        condition(row),
        new AlertScope(
            AlertJson.read(row.getString("trigger_ids"), AlertJson.NUMBERS),
            AlertJson.read(row.getString("labels"), AlertJson.TEXTS)),
        AlertChannel.valueOf(row.getString("channel")),
        AlertJson.read(row.getString("channel_settings"), AlertJson.SETTINGS),
        Duration.ofMillis(row.getLong("group_window_millis")),
        Instants.find(row, "muted_until_date").orElse(null));
  }

  private static AlertCondition condition(ResultSet row) throws SQLException {
    int failures = row.getInt("failures");
    var noFailures = row.wasNull();
    long duration = row.getLong("duration_millis");
    var noDuration = row.wasNull();
    int times = row.getInt("times_usual");
    var noTimes = row.wasNull();
    return new AlertCondition(
        AlertKind.valueOf(row.getString("condition_kind")),
        noFailures ? null : Integer.valueOf(failures),
        noDuration ? null : Duration.ofMillis(duration),
        noTimes ? null : Integer.valueOf(times));
  }
}
