// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.watch;

import dev.dispatchee.alert.AlertEvent;
import dev.dispatchee.alert.AlertKind;
import dev.dispatchee.alert.AlertOutbox.WatchedTrigger;
import dev.dispatchee.alert.AlertRule;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds triggers that have not succeeded for long, and those that have again. */
final class SuccessWatch {

  private static final int MOST = 1000;

  /** Rows of runs may be committed so long after the date that they bear. */
  private static final Duration SLOWEST_COMMIT = Duration.ofSeconds(10);

  // Runs that were queued before and ended since are looked for a day back.
  private static final String SILENT =
      """
      select t.id, t.name, t.executor_type from dispatch_trigger t
      where t.active and t.date_modified < ? and %s
        and not exists (select 1 from dispatch_log l where l.trigger_id = t.id
          and l.queued_date >= ? and l.status = 'SUCCESSFUL')
        and not exists (select 1 from dispatch_log l where l.trigger_id = t.id
          and l.queued_date >= ? and l.queued_date < ? and l.end_date >= ?
          and l.status = 'SUCCESSFUL')
        and not exists (select 1 from dispatch_alert_watch w
          where w.rule_id = ? and w.trigger_id = t.id)
      order by t.id limit %d
      """
          .formatted(ScopeSql.on("t.id"), MOST);

  private static final String WATCHED =
      """
      select w.rule_id, w.trigger_id, w.trigger_name, w.executor_type, w.since_date, w.looked_date,
        (select min(l.queued_date) from dispatch_log l
          where l.is_open and l.trigger_id = w.trigger_id) as oldest_open
      from dispatch_alert_watch w order by w.rule_id, w.trigger_id
      """;

  private static final String SUCCESS =
      """
      select id, end_date, node from dispatch_log where trigger_id = ? and queued_date >= ?
        and end_date >= ? and status = 'SUCCESSFUL'
      order by queued_date, id limit 1
      """;

  private SuccessWatch() {}

  /** Triggers that have had no successful run for as long as a rule says, and are not known yet. */
  static List<WatchedTrigger> silent(Connection connection, AlertRule rule, Instant now)
      throws SQLException {
    var latest = now.minus(rule.definition().condition().length());
    var before = latest.minus(Duration.ofDays(1));
    try (var select = connection.prepareStatement(SILENT)) {
      int next = ScopeSql.set(select, 1, latest);
      next = new ScopeSql(rule.definition().scope()).set(connection, select, next);
      for (var instant : List.of(latest, before, latest, latest)) {
        next = ScopeSql.set(select, next, instant);
      }
      select.setLong(next, rule.id());
      return Rows.list(
          select,
          row ->
              new WatchedTrigger(
                  rule.id(),
                  row.getLong("id"),
                  row.getString("name"),
                  row.getString("executor_type"),
                  now,
                  before));
    }
  }

  /** The event of such a trigger. */
  static AlertEvent eventOf(AlertRule rule, WatchedTrigger trigger, Instant now) {
    return new AlertEvent(
        rule.id(),
        "%s:%d:%d".formatted(rule.kind().word(), trigger.trigger(), now.toEpochMilli()),
        false,
        now,
        trigger.trigger(),
        trigger.triggerName(),
        trigger.executorType(),
        null,
        null,
        "no successful run for " + rule.definition().condition().length());
  }

  /**
   * What is known of a trigger.
   *
   * @param trigger what is waited for
   * @param settled all its runs that were queued before have ended
   */
  record Watched(WatchedTrigger trigger, Instant settled) {

    static Watched read(ResultSet row, Instant now) throws SQLException {
      var trigger =
          new WatchedTrigger(
              row.getLong("rule_id"),
              row.getLong("trigger_id"),
              row.getString("trigger_name"),
              row.getString("executor_type"),
              Instants.get(row, "since_date"),
              Instants.get(row, "looked_date"));
      var latest = now.minus(SLOWEST_COMMIT);
      var open = Instants.find(row, "oldest_open").filter(date -> date.isBefore(latest));
      return new Watched(trigger, open.orElse(latest));
    }
  }

  /** All that is waited for. */
  static List<Watched> watched(Connection connection, Instant now) throws SQLException {
    try (var select = connection.prepareStatement(WATCHED)) {
      return Rows.list(select, row -> Watched.read(row, now));
    }
  }

  /**
   * A successful run.
   *
   * @param log its log
   * @param ended when
   * @param node where
   */
  record Success(long log, Instant ended, String node) {}

  /** The success that is waited for, if there is one. */
  static Optional<Success> success(Connection connection, WatchedTrigger trigger)
      throws SQLException {
    try (var select = connection.prepareStatement(SUCCESS)) {
      select.setLong(1, trigger.trigger());
      Instants.set(select, 2, trigger.looked());
      Instants.set(select, 3, trigger.since());
      return Rows.first(
          select,
          row ->
              new Success(row.getLong("id"), Instants.get(row, "end_date"), row.getString("node")));
    }
  }

  /** Waits no longer; whether it did. */
  static boolean forget(Connection connection, WatchedTrigger trigger) throws SQLException {
    try (var delete =
        connection.prepareStatement(
            "delete from dispatch_alert_watch where rule_id = ? and trigger_id = ?")) {
      delete.setLong(1, trigger.rule());
      delete.setLong(2, trigger.trigger());
      return delete.executeUpdate() == 1;
    }
  }

  /** Does not look at what has ended again. */
  static void settle(Connection connection, Watched watched) throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_alert_watch set looked_date = ?
            where rule_id = ? and trigger_id = ? and looked_date < ?
            """)) {
      Instants.set(update, 1, watched.settled());
      update.setLong(2, watched.trigger().rule());
      update.setLong(3, watched.trigger().trigger());
      Instants.set(update, 4, watched.settled());
      update.executeUpdate();
    }
  }

  /** The event of a trigger that has recovered. */
  static AlertEvent recovery(AlertRule rule, WatchedTrigger trigger, Success success) {
    return new AlertEvent(
        rule.id(),
        "%s:%d".formatted(AlertKind.RECOVERED.word(), success.log()),
        false,
        success.ended(),
        trigger.trigger(),
        trigger.triggerName(),
        trigger.executorType(),
        success.log(),
        success.node(),
        "successful again, after it had failed at " + trigger.since());
  }
}
