// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import dev.dispatchee.database.Instants;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.Gate;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.schedule.StartJitter;
import dev.dispatchee.trigger.DispatchTaskClusterMode;
import dev.dispatchee.trigger.MisfirePolicy;
import dev.dispatchee.trigger.ScheduleDefinition;
import dev.dispatchee.trigger.ScheduleRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a fire needs to know of a trigger.
 *
 * @param subject what its runs take from it
 * @param schedule when it fires
 * @param anchor where an interval without a start counts from
 * @param nextDue the first instant that has not been dealt with
 * @param misfirePolicy what becomes of due times that passed
 * @param clusterMode where a fire runs
 * @param putOff by how much its fires are put off
 * @param newestPlanned the latest planned date among its logs; null when it has none
 */
record DueTrigger(
    RunSubject subject,
    ScheduleDefinition schedule,
    Instant anchor,
    Instant nextDue,
    MisfirePolicy misfirePolicy,
    DispatchTaskClusterMode clusterMode,
    Duration putOff,
    @Nullable Instant newestPlanned) {

  static final String SELECT =
      """
      select id, name, executor_type, task_settings, priority, %s, misfire_policy, cluster_mode,
        anchor_date, next_due_date, newest_planned_date, start_jitter_millis, %s
      from dispatch_trigger
      """
          .formatted(Gate.OF_TRIGGER, ScheduleRow.COLUMNS);

  static DueTrigger read(ResultSet row) throws SQLException {
    var nextDue = Instants.get(row, "next_due_date");
    return new DueTrigger(
        subject(row),
        ScheduleRow.read(row),
        Instants.find(row, "anchor_date").orElse(nextDue),
        nextDue,
        MisfirePolicy.valueOf(row.getString("misfire_policy")),
        DispatchTaskClusterMode.valueOf(row.getString("cluster_mode")),
        putOff(row),
        Instants.find(row, "newest_planned_date").orElse(null));
  }

  /** What the runs of a trigger take from its row. */
  static RunSubject subject(ResultSet row) throws SQLException {
    return new RunSubject(
        new DispatchTriggerId(row.getLong("id")),
        row.getString("name"),
        row.getString("executor_type"),
        row.getString("task_settings"),
        row.getInt("priority"),
        row.getString("gate"));
  }

  /** By how much the fires of the trigger of a row are put off. */
  static Duration putOff(ResultSet row) throws SQLException {
    return StartJitter.of(row.getLong("id"), jitter(row));
  }

  /** Whether a fire of its schedule lies before an instant, if it is put off to later or not. */
  boolean firesBefore(Instant instant) {
    return nextDue.minus(putOff).isBefore(instant);
  }

  private static @Nullable Duration jitter(ResultSet row) throws SQLException {
    long millis = row.getLong("start_jitter_millis");
    return row.wasNull() ? null : Duration.ofMillis(millis);
  }
}
