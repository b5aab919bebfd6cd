// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import dev.dispatchee.schedule.CalendarRule;
import dev.dispatchee.schedule.DaylightSavingRule;
import dev.dispatchee.trigger.ScheduleDefinition;
import java.time.Duration;
import java.time.Instant;

/** Triggers in the making, and the time that is asked for. */
final class Planned {

  private Planned() {}

  static PlannedTrigger cron(long id, String expression, String zone) {
    return of(id, ScheduleDefinition.ofCron(expression, zone));
  }

  static PlannedTrigger cron(long id, String expression) {
    return cron(id, expression, "UTC");
  }

  /** In days that a calendar lets it, else on the next of them. */
  static PlannedTrigger cronMoved(long id, String expression, String calendar) {
    return of(
        id,
        new ScheduleDefinition(
            expression,
            null,
            null,
            "UTC",
            DaylightSavingRule.RUN_ONCE,
            null,
            null,
            null,
            calendar,
            null,
            CalendarRule.NEXT_DAY));
  }

  static PlannedTrigger every(long id, Duration interval) {
    return of(id, ScheduleDefinition.ofInterval(interval));
  }

  static PlannedTrigger never(long id) {
    return of(id, ScheduleDefinition.never());
  }

  private static PlannedTrigger of(long id, ScheduleDefinition definition) {
    return new PlannedTrigger(id, "trigger " + id, true, false, Duration.ZERO, definition, null);
  }

  static Instant at(String text) {
    return Instant.parse("2026-" + text + ":00Z");
  }
}
