// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.database.Instants;
import dev.dispatchee.schedule.CalendarRule;
import dev.dispatchee.schedule.DaylightSavingRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads schedules from rows of triggers, for who needs many of them and no entities. */
public final class ScheduleRow {

  /** The columns that it reads. */
  public static final String COLUMNS =
      "cron_expression, interval_millis, run_once_date, time_zone_id, daylight_saving_rule,"
          + " start_date, end_date, rrule, calendar, only_calendar, calendar_rule";

  private ScheduleRow() {}

  /** The schedule of the row that the result set stands on. */
  public static ScheduleDefinition read(ResultSet row) throws SQLException {
    return new ScheduleDefinition(
        row.getString("cron_expression"),
        interval(row),
        Instants.find(row, "run_once_date").orElse(null),
        row.getString("time_zone_id"),
        DaylightSavingRule.valueOf(row.getString("daylight_saving_rule")),
        Instants.find(row, "start_date").orElse(null),
        Instants.find(row, "end_date").orElse(null),
        row.getString("rrule"),
        row.getString("calendar"),
        row.getString("only_calendar"),
        CalendarRule.valueOf(row.getString("calendar_rule")));
  }

  private static @Nullable Duration interval(ResultSet row) throws SQLException {
    long millis = row.getLong("interval_millis");
    return row.wasNull() ? null : Duration.ofMillis(millis);
  }
}
