// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.database.Instants;
import dev.dispatchee.schedule.Schedule;
import dev.dispatchee.schedule.StartJitter;
import dev.dispatchee.trigger.ScheduleDefinition;
import dev.dispatchee.trigger.ScheduleRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the calendar needs to know of a trigger.
 *
 * @param id its id
 * @param name its name
 * @param active whether it fires
 * @param overlaps whether two of its runs may be in progress at once
 * @param putOff by how much its fires are put off
 * @param definition when it fires
 * @param anchor where an interval without a start counts from; null if that is not known yet
 */
record PlannedTrigger(
    long id,
    String name,
    boolean active,
    boolean overlaps,
    Duration putOff,
    ScheduleDefinition definition,
    @Nullable Instant anchor) {

  static final String COLUMNS =
      "id, name, active, overlap_allowed, anchor_date, start_jitter_millis, " + ScheduleRow.COLUMNS;

  static PlannedTrigger read(ResultSet row) throws SQLException {
    return new PlannedTrigger(
        row.getLong("id"),
        row.getString("name"),
        row.getBoolean("active"),
        row.getBoolean("overlap_allowed"),
        StartJitter.of(row.getLong("id"), jitter(row)),
        ScheduleRow.read(row),
        Instants.find(row, "anchor_date").orElse(null));
  }

  private static @Nullable Duration jitter(ResultSet row) throws SQLException {
    long millis = row.getLong("start_jitter_millis");
    return row.wasNull() ? null : Duration.ofMillis(millis);
  }

  /** Its schedule, if it has any; an interval that has never begun would begin then. */
  Optional<Schedule> schedule(Instant otherwise, CalendarLookup calendars) {
    return definition.schedule(anchor == null ? otherwise : anchor, calendars);
  }

  ZoneId zone() {
    return ZoneId.of(definition.timeZoneId());
  }
}
