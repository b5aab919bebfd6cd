// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

import dev.dispatchee.database.Columns;
import dev.dispatchee.database.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The tables of what happened and is to be told. */
public final class AlertOutbox {

  private static final Columns<AlertEvent> EVENTS =
      Columns.<AlertEvent>none()
          .longs("rule_id", AlertEvent::rule)
          .texts("event_key", AlertEvent::key)
          .booleans("lasting", AlertEvent::lasting)
          .instants("happened_date", AlertEvent::date)
          .longs("trigger_id", AlertEvent::trigger)
          .texts("trigger_name", AlertEvent::triggerName)
          .texts("executor_type", AlertEvent::executorType)
          .longs("log_id", AlertEvent::log)
          .texts("node", AlertEvent::node)
          .texts("detail", AlertEvent::detail);

  private static final Columns<WatchedTrigger> WATCHES =
      Columns.<WatchedTrigger>none()
          .longs("rule_id", WatchedTrigger::rule)
          .longs("trigger_id", WatchedTrigger::trigger)
          .texts("trigger_name", WatchedTrigger::triggerName)
          .texts("executor_type", WatchedTrigger::executorType)
          .instants("since_date", WatchedTrigger::since)
          .instants("looked_date", WatchedTrigger::looked);

  private AlertOutbox() {}

  /**
   * A trigger of which a rule waits for the next success.
   *
   * @param rule the rule
   * @param trigger the trigger
   * @param triggerName its name
   * @param executorType what it runs
   * @param since successes that ended after this count
   * @param looked all its runs that were queued before have ended, and were looked at
   */
  public record WatchedTrigger(
      long rule,
      long trigger,
      String triggerName,
      String executorType,
      Instant since,
      Instant looked) {}

  /** Writes events in the caller's transaction, each unless it is there already. */
  public static void tell(Connection connection, Dialect dialect, Collection<AlertEvent> events)
      throws SQLException {
    // One order for all, or two of them may deadlock; and no key twice in one statement.
    var rows = new TreeMap<String, AlertEvent>();
    events.forEach(event -> rows.putIfAbsent(event.rule() + " " + event.key(), event));
    insert(
        connection,
        dialect.insertNew("dispatch_alert_event", EVENTS, List.of("rule_id", "event_key")),
        EVENTS,
        rows.values());
  }

  /** Writes in the caller's transaction what is waited for, each unless it is there already. */
  public static void watch(
      Connection connection, Dialect dialect, Collection<WatchedTrigger> triggers)
      throws SQLException {
    var rows = new TreeMap<String, WatchedTrigger>();
    triggers.stream()
        .sorted(Comparator.comparing(WatchedTrigger::since))
        .forEach(one -> rows.putIfAbsent(one.rule() + " " + one.trigger(), one));
    insert(
        connection,
        dialect.insertNew("dispatch_alert_watch", WATCHES, List.of("rule_id", "trigger_id")),
        WATCHES,
        rows.values());
  }

  private static <T> void insert(
      Connection connection, String sql, Columns<T> columns, Collection<T> rows)
      throws SQLException {
    if (!rows.isEmpty()) {
      try (var insert = connection.prepareStatement(sql)) {
        columns.set(insert, 1, rows);
        insert.executeUpdate();
      }
    }
  }
}
