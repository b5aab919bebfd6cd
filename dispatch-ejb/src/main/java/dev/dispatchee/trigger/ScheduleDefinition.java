// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.database.DurationInMillis;
import dev.dispatchee.schedule.CronExpression;
import dev.dispatchee.schedule.DaylightSavingRule;
import dev.dispatchee.schedule.Schedule;
import dev.dispatchee.schedule.Window;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a trigger fires, as users say it. At most one kind is given.
 *
 * @param cronExpression a cron expression, as typed
 * @param interval a fixed rate
 * @param runOnceDate a single instant
 * @param timeZoneId the zone of the cron expression, as typed
 * @param daylightSavingRule what clock changes do to it
 * @param startDate the first instant that may fire
 * @param endDate the last instant that may fire
 */
@Embeddable
public record ScheduleDefinition(
    @Column(name = "cron_expression") @Nullable String cronExpression,
    @Column(name = "interval_millis") @Convert(converter = DurationInMillis.class)
        @Nullable Duration interval,
    @Column(name = "run_once_date") @Nullable Instant runOnceDate,
    @Column(name = "time_zone_id") String timeZoneId,
    @Column(name = "daylight_saving_rule") @Enumerated(EnumType.STRING)
        DaylightSavingRule daylightSavingRule,
    @Column(name = "start_date") @Nullable Instant startDate,
    @Column(name = "end_date") @Nullable Instant endDate) {

  /**
   * The schedule that this describes, if any kind is given.
   *
   * @param anchor where an interval without a start counts from
   */
  public Optional<Schedule> schedule(Instant anchor) {
    var window = new Window(startDate, endDate);
    if (cronExpression != null) {
      var zone = ZoneId.of(timeZoneId);
      var cron = CronExpression.parse(cronExpression);
      return Optional.of(Schedule.cron(cron, zone, daylightSavingRule, window));
    }
    if (interval != null) {
      var from = startDate == null ? anchor : startDate;
      return Optional.of(Schedule.interval(interval, from, window));
    }
    return Optional.ofNullable(runOnceDate).map(at -> Schedule.once(at, window));
  }

  /** Whether no kind is given. */
  public boolean isNever() {
    return cronExpression == null && interval == null && runOnceDate == null;
  }

  /** The same without an end. */
  public ScheduleDefinition withoutEnd() {
    return new ScheduleDefinition(
        cronExpression, interval, runOnceDate, timeZoneId, daylightSavingRule, startDate, null);
  }

  /** The field that says when, for what is wrong with it. */
  public String field() {
    if (interval != null) {
      return "interval";
    }
    return runOnceDate != null ? "runOnceDate" : "cronExpression";
  }
}
