// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.watch;

import dev.dispatchee.alert.AlertEvent;
import dev.dispatchee.alert.AlertRule;
import dev.dispatchee.alert.AlertSubject;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds runs that wait for too long, and runs that take too long. */
final class OpenRunWatch {

  /** How many are found in one look; the others in the next. */
  private static final int MOST = 1000;

  private static final String NOT_TOLD =
      """
      and not exists (select 1 from dispatch_alert_event e
        where e.rule_id = ? and e.event_key = concat(?, l.id))
      order by l.id limit %d
      """
          .formatted(MOST);

  // What is put off by its trigger's jitter is queued when it is to start.
  private static final String DUE =
      """
      case when t.start_jitter_millis is not null and l.cause = 'SCHEDULE' then l.queued_date
        else l.planned_date end
      """;

  private static final String LATE =
      """
      select l.id, l.trigger_id, l.trigger_name, l.executor_type, l.node, %1$s as since,
        null as usual_millis
      from dispatch_log l left join dispatch_trigger t on t.id = l.trigger_id
      where l.is_open and l.status = 'QUEUED' and l.attempt = 1 and %1$s < ? and %2$s
      """
          .formatted(DUE, ScopeSql.on("l.trigger_id"));

  private static final String LONG =
      """
      select l.id, l.trigger_id, l.trigger_name, l.executor_type, l.node, l.start_date as since,
        u.usual_millis
      from dispatch_log l left join dispatch_trigger_usual u on u.trigger_id = l.trigger_id
      where l.is_open and l.status = 'IN_PROGRESS' and l.start_date < ? and %s
      """
          .formatted(ScopeSql.on("l.trigger_id"));

  private OpenRunWatch() {}

  private record Row(AlertSubject run, Instant since, @Nullable Long usual) {

    static Row read(ResultSet row) throws SQLException {
      long millis = row.getLong("usual_millis");
      var usual = row.wasNull() ? null : Long.valueOf(millis);
      return new Row(
          new AlertSubject(
              row.getLong("id"),
              row.getLong("trigger_id"),
              row.getString("trigger_name"),
              row.getString("executor_type"),
              row.getString("node")),
          Instants.get(row, "since"),
          usual);
    }

    /** Whether it takes longer than so many times what is usual; without a usual time never. */
    boolean isLongerThan(int times, Instant now) {
      return usual != null
          && Duration.between(since, now).compareTo(Duration.ofMillis(usual).multipliedBy(times))
              > 0;
    }
  }

  /** Events of runs that are due and have not started for as long as a rule says. */
  static List<AlertEvent> late(Connection connection, AlertRule rule, Instant now)
      throws SQLException {
    return rows(connection, LATE, rule, now).stream()
        .map(
            row ->
                AlertEvent.ofRun(
                    rule,
                    true,
                    now,
                    row.run(),
                    "due at %s, not started yet".formatted(row.since())))
        .toList();
  }

  /** Events of runs that have been in progress for as long as a rule says. */
  static List<AlertEvent> running(Connection connection, AlertRule rule, Instant now)
      throws SQLException {
    var times = rule.definition().condition().timesUsual();
    return rows(connection, LONG, rule, now).stream()
        .filter(row -> times == null || row.isLongerThan(times, now))
        .map(row -> AlertEvent.ofRun(rule, true, now, row.run(), detail(row, times)))
        .toList();
  }

  private static String detail(Row row, @Nullable Integer times) {
    var since = "in progress since " + row.since();
    return times == null || row.usual() == null
        ? since
        : "%s, usually it takes %s".formatted(since, Duration.ofMillis(row.usual()));
  }

  private static List<Row> rows(Connection connection, String sql, AlertRule rule, Instant now)
      throws SQLException {
    try (var select = connection.prepareStatement(sql + NOT_TOLD)) {
      int next = ScopeSql.set(select, 1, now.minus(rule.definition().condition().length()));
      next = new ScopeSql(rule.definition().scope()).set(connection, select, next);
      select.setLong(next, rule.id());
      select.setString(next + 1, rule.kind().word() + ":");
      return Rows.list(select, Row::read);
    }
  }
}
