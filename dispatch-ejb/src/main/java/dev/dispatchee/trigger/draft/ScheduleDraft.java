// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.trigger.ScheduleDefinition;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a trigger is to fire, as somebody says it, unchecked. The admin API has these fields among
 * the others of a trigger. Null stands for the default.
 *
 * @see ScheduleDefinition
 */
public record ScheduleDraft(
    @Nullable String cronExpression,
    @Nullable String interval,
    @Nullable String runOnceDate,
    @Nullable String timeZoneId,
    @Nullable String daylightSavingRule,
    @Nullable String startDate,
    @Nullable String endDate,
    @Nullable String rrule,
    @Nullable String calendar,
    @Nullable String onlyCalendar,
    @Nullable String calendarRule) {

  /** The draft that would leave a schedule as it is. */
  static ScheduleDraft unchanged(ScheduleDefinition schedule) {
    return new ScheduleDraft(
        schedule.cronExpression(),
        Objects.toString(schedule.interval(), null),
        Objects.toString(schedule.runOnceDate(), null),
        schedule.timeZoneId(),
        schedule.daylightSavingRule().name(),
        Objects.toString(schedule.startDate(), null),
        Objects.toString(schedule.endDate(), null),
        schedule.rrule(),
        schedule.calendar(),
        schedule.onlyCalendar(),
        schedule.calendarRule().name());
  }
}
