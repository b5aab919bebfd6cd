// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import dev.dispatchee.database.Columns;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchTriggerId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.SortedMap;
import java.util.TreeMap;

/** The days of triggers in the database. */
public final class TriggerDays {

  private static final Columns<Entry<DayTotals.Key, DayTotals>> COLUMNS =
      Columns.<Entry<DayTotals.Key, DayTotals>>none()
          .longs("trigger_id", day -> day.getKey().trigger())
          .integers("day_number", day -> day.getKey().day())
          .integers("successful", day -> day.getValue().counts().successful())
          .integers("failed", day -> day.getValue().counts().failed())
          .integers("canceled", day -> day.getValue().counts().canceled())
          .integers("timed_out", day -> day.getValue().counts().timedOut())
          .integers("missed", day -> day.getValue().counts().missed())
          .longs("busy_millis", day -> day.getValue().busyMillis())
          .texts("run_times", day -> day.getValue().runTimes().text());

  private static final Upserts<Entry<DayTotals.Key, DayTotals>> TABLE =
      new Upserts<>(
          "dispatch_trigger_day",
          COLUMNS,
          "t.trigger_id = r.trigger_id and t.day_number = r.day_number",
          """
          successful = r.successful, failed = r.failed, canceled = r.canceled,
          timed_out = r.timed_out, missed = r.missed, busy_millis = r.busy_millis,
          run_times = r.run_times
          """);

  private TriggerDays() {}

  /** Forgets what is known of the runs of a trigger that is being deleted. */
  public static void forget(Connection connection, DispatchTriggerId trigger) throws SQLException {
    for (var table : List.of("dispatch_trigger_day", "dispatch_trigger_usual")) {
      try (var delete =
          connection.prepareStatement("delete from %s where trigger_id = ?".formatted(table))) {
        delete.setLong(1, trigger.value());
        delete.executeUpdate();
      }
    }
  }

  /** Forgets days before one, and what was rolled up while its trigger was being deleted. */
  static void forgetOld(Connection connection, int firstDayKept) throws SQLException {
    try (var old =
        connection.prepareStatement(
            """
            delete from dispatch_trigger_day where day_number < ?
              or trigger_id not in (select id from dispatch_trigger)
            """)) {
      old.setInt(1, firstDayKept);
      old.executeUpdate();
    }
    try (var unusual =
        connection.prepareStatement(
            "delete from dispatch_trigger_usual where trigger_id not in (select id from"
                + " dispatch_trigger)")) {
      unusual.executeUpdate();
    }
  }

  /** The days of a trigger, from one on. */
  static SortedMap<DayTotals.Key, DayTotals> of(
      Connection connection, DispatchTriggerId trigger, int firstDay) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select * from dispatch_trigger_day where trigger_id = ? and day_number >= ?")) {
      select.setLong(1, trigger.value());
      select.setInt(2, firstDay);
      return new TreeMap<>(Rows.map(select, TriggerDays::key, TriggerDays::totals));
    }
  }

  /** Adds to what is there. One at a time may do so. */
  static void add(Connection connection, Dialect dialect, SortedMap<DayTotals.Key, DayTotals> more)
      throws SQLException {
    if (more.isEmpty()) {
      return;
    }
    var there = existing(connection, more);
    there.keySet().retainAll(more.keySet());
    DayTotals.addAll(more, there);
    TABLE.write(connection, dialect, more.entrySet(), day -> there.containsKey(day.getKey()));
  }

  private static Map<DayTotals.Key, DayTotals> existing(
      Connection connection, SortedMap<DayTotals.Key, DayTotals> keys) throws SQLException {
    var days = keys.keySet().stream().mapToInt(DayTotals.Key::day).summaryStatistics();
    try (var select =
        connection.prepareStatement(
            "select * from dispatch_trigger_day where trigger_id = any (?) and day_number between"
                + " ? and ?")) {
      var triggers = keys.keySet().stream().mapToLong(DayTotals.Key::trigger).distinct();
      select.setArray(1, SqlArrays.longs(connection, triggers));
      select.setInt(2, days.getMin());
      select.setInt(3, days.getMax());
      return Rows.map(select, TriggerDays::key, TriggerDays::totals);
    }
  }

  private static DayTotals.Key key(ResultSet row) throws SQLException {
    return new DayTotals.Key(row.getLong("trigger_id"), row.getInt("day_number"));
  }

  private static DayTotals totals(ResultSet row) throws SQLException {
    return new DayTotals(
        EndCounts.read(row), RunTimes.read(row.getString("run_times")), row.getLong("busy_millis"));
  }
}
