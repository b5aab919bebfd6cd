// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import dev.dispatchee.alert.AlertJson;
import dev.dispatchee.alert.AlertRule;
import dev.dispatchee.alert.AlertRuleRows;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of events: of the first one at once, of those that follow within the window of the
 * rule one more at its end. While a message of a rule waits that nobody has tried to send yet, what
 * comes is added to that. Safe for several threads and nodes.
 */
@Singleton
public class AlertGrouping {

  /** How many events a message tells of one by one. */
  static final int SHOWN = 20;

  private static final String RULES =
      """
      select distinct e.rule_id, r.next_group_date from dispatch_alert_event e
      left join dispatch_alert_rule r on r.id = e.rule_id where e.delivery_id is null
      """;

  private static final String INSERT =
      """
      insert into dispatch_alert_delivery (rule_id, rule_name, condition_kind, channel, message_id,
        test, status, events, first_date, last_date, content, created_date, next_date, attempts,
        token)
      values (?, ?, ?, ?, ?, ?, 'PENDING', ?, ?, ?, ?, ?, ?, 0, 0)
      """;

  private final Database database;
  private final Clock clock;

  /** Takes what it needs. */
  @Inject
  public AlertGrouping(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Waiting(long rule, @Nullable Instant next) {

    static Waiting read(ResultSet row) throws SQLException {
      return new Waiting(
          row.getLong("rule_id"), Instants.find(row, "next_group_date").orElse(null));
    }
  }

  /** Makes what is to be made now. */
  public void group() {
    var now = clock.instant();
    for (var waiting : database.withConnection(AlertGrouping::waiting)) {
      if (waiting.next() == null || !now.isBefore(waiting.next())) {
        database.inTransactionOrAgain(connection -> group(connection, waiting.rule(), now));
      }
    }
  }

  private static List<Waiting> waiting(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(RULES)) {
      return Rows.list(select, Waiting::read);
    }
  }

  private static boolean group(Connection connection, long id, Instant now) throws SQLException {
    // Whoever groups holds the row of the rule, so that one window makes one message.
    var rule = AlertRuleRows.lock(connection, id);
    if (rule.isEmpty() || rule.get().definition().isMutedAt(now)) {
      return dropAll(connection, id);
    }
    if (!takeWindow(connection, rule.get(), now)) {
      return false;
    }
    var open = openDelivery(connection, id);
    long delivery = open.isPresent() ? open.get().id() : insertEmpty(connection, rule.get(), now);
    take(connection, id, delivery);
    fill(connection, delivery, open.map(Open::content).orElse(List.of()));
    return true;
  }

  // What has happened is kept where it would be found again; nobody is told of it.
  private static boolean dropAll(Connection connection, long rule) throws SQLException {
    execute(
        connection,
        "delete from dispatch_alert_event where rule_id = ? and delivery_id is null and not lasting",
        rule);
    execute(
        connection,
        "update dispatch_alert_event set delivery_id = 0 where rule_id = ? and delivery_id is null",
        rule);
    return false;
  }

  private static boolean takeWindow(Connection connection, AlertRule rule, Instant now)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update dispatch_alert_rule set next_group_date = ? where id = ? and next_group_date <= ?")) {
      Instants.set(update, 1, now.plus(rule.definition().groupWindow()));
      update.setLong(2, rule.id());
      Instants.set(update, 3, now);
      return update.executeUpdate() == 1;
    }
  }

  private record Open(long id, List<Map<String, Object>> content) {}

  /** The message of a rule that was not tried yet, and is not from now on until this has ended. */
  private static Optional<Open> openDelivery(Connection connection, long rule) throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select id, content from dispatch_alert_delivery
            where rule_id = ? and status = 'PENDING' and attempts = 0 and not test
            order by id for update
            """)) {
      select.setLong(1, rule);
      return Rows.first(
          select,
          row ->
              new Open(
                  row.getLong("id"), AlertJson.read(row.getString("content"), AlertJson.OBJECTS)));
    }
  }

  private static long insertEmpty(Connection connection, AlertRule rule, Instant now)
      throws SQLException {
    return insert(connection, rule, false, now);
  }

  /** Makes a message that only tries whether it arrives, and returns its number. */
  public static long insertTest(Connection connection, AlertRule rule, Instant now)
      throws SQLException {
    return insert(connection, rule, true, now);
  }

  private static long insert(Connection connection, AlertRule rule, boolean test, Instant now)
      throws SQLException {
    try (var insert = connection.prepareStatement(INSERT, new String[] {"id"})) {
      insert.setLong(1, rule.id());
      insert.setString(2, rule.definition().name());
      insert.setString(3, rule.kind().name());
      insert.setString(4, rule.definition().channel().name());
      insert.setString(5, UUID.randomUUID().toString());
      insert.setBoolean(6, test);
      insert.setInt(7, 0);
      Instants.set(insert, 8, now);
      Instants.set(insert, 9, now);
      insert.setString(10, AlertJson.write(List.of()));
      Instants.set(insert, 11, now);
      Instants.set(insert, 12, now);
      insert.executeUpdate();
      try (var keys = insert.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  private static void take(Connection connection, long rule, long delivery) throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update dispatch_alert_event set delivery_id = ? where rule_id = ? and delivery_id is null")) {
      update.setLong(1, delivery);
      update.setLong(2, rule);
      update.executeUpdate();
    }
  }

  // The events that bear the number of a message are new to it. Those that are counted are deleted
  // or, if they are kept, bear it with a minus.
  private static void fill(Connection connection, long delivery, List<Map<String, Object>> before)
      throws SQLException {
    var shown = new ArrayList<>(before);
    try (var select =
        connection.prepareStatement(
            "select * from dispatch_alert_event where delivery_id = ? order by id limit ?")) {
      select.setLong(1, delivery);
      select.setInt(2, SHOWN);
      Rows.list(select, AlertGrouping::shown).stream()
          .limit(Math.max(0, SHOWN - shown.size()))
          .forEach(shown::add);
    }
    count(connection, delivery, shown);
    DeliveryTriggers.note(connection, delivery);
    execute(
        connection,
        "delete from dispatch_alert_event where delivery_id = ? and not lasting",
        delivery);
    execute(
        connection,
        "update dispatch_alert_event set delivery_id = -delivery_id where delivery_id = ?",
        delivery);
  }

  private static void count(Connection connection, long delivery, List<Map<String, Object>> shown)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_alert_delivery set content = ?,
              last_date = coalesce((select max(e.happened_date)
                from dispatch_alert_event e where e.delivery_id = ?), last_date),
              first_date = case when events = 0 then coalesce((select min(e.happened_date)
                from dispatch_alert_event e where e.delivery_id = ?), first_date) else first_date end,
              events = events
                + (select count(*) from dispatch_alert_event e where e.delivery_id = ?)
            where id = ?
            """)) {
      update.setString(1, AlertJson.write(shown));
      update.setLong(2, delivery);
      update.setLong(3, delivery);
      update.setLong(4, delivery);
      update.setLong(5, delivery);
      update.executeUpdate();
    }
  }

  private static Map<String, Object> shown(ResultSet row) throws SQLException {
    var event = new LinkedHashMap<String, Object>();
    event.put("date", Instants.get(row, "happened_date").toString());
    putNumber(event, "triggerId", row, "trigger_id");
    put(event, "triggerName", row.getString("trigger_name"));
    put(event, "dispatchTaskExecutorType", row.getString("executor_type"));
    putNumber(event, "logId", row, "log_id");
    put(event, "node", row.getString("node"));
    put(event, "detail", row.getString("detail"));
    return event;
  }

  private static void put(Map<String, Object> event, String key, @Nullable Object value) {
    if (value != null) {
      event.put(key, value);
    }
  }

  private static void putNumber(Map<String, Object> event, String key, ResultSet row, String column)
      throws SQLException {
    long number = row.getLong(column);
    if (!row.wasNull()) {
      event.put(key, number);
    }
  }

  private static void execute(Connection connection, String sql, long parameter)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, parameter);
      statement.executeUpdate();
    }
  }
}
