// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.problem.Violations;
import dev.dispatchee.schedule.CronExpression;
import dev.dispatchee.schedule.RecurrenceRule;
import dev.dispatchee.schedule.Schedule;
import dev.dispatchee.schedule.Window;
import dev.dispatchee.trigger.ScheduleDefinition;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Whether a schedule fires at all. Looks at what could be read, and notes what is wrong with the
 * rest.
 */
final class FiringRules {

  static final String NEVER_FIRES = "never-fires";

  private final Violations violations;
  private final CalendarLookup calendars;

  FiringRules(Violations violations, CalendarLookup calendars) {
    this.violations = violations;
    this.calendars = calendars;
  }

  /** Refuses a schedule of no kind. */
  void checkGiven(boolean given) {
    if (!given) {
      violations.add(
          "cronExpression", "one of cronExpression, interval, runOnceDate, rrule is needed");
    }
  }

  /** Refuses what has never fired and never will, whatever the day: all of it is skipped. */
  void checkEver(ScheduleDefinition definition) {
    if (!isReadable(definition)) {
      return;
    }
    checkDates(definition);
    var cron = definition.cronExpression();
    if (cron == null) {
      return;
    }
    var zone = ZoneId.of(definition.timeZoneId());
    var rule = definition.daylightSavingRule();
    if (Schedule.cron(CronExpression.parse(cron), zone, rule, Window.always())
        .onlySkipsAfter(Instant.MIN)) {
      addOnlySkips(definition, "in any year");
    }
  }

  private void checkDates(ScheduleDefinition definition) {
    var rrule = definition.rrule();
    var start = definition.startDate();
    // Without a start of its own it starts when it is activated, which may be at any time.
    if (rrule != null
        && !violations.isAt("startDate")
        && !RecurrenceRule.parse(rrule)
            .hasDates(start == null ? Instant.EPOCH : start, ZoneId.of(definition.timeZoneId()))) {
      violations.add(
          "rrule", NEVER_FIRES, "it never fires: no date from its start to 2199 suits the rule");
    }
  }

  /** Refuses what has no fire ahead as all of it is skipped. */
  void checkNotOnlySkipped(ScheduleDefinition definition, Instant after) {
    if (isReadable(definition)) {
      definition
          .schedule(after, calendars)
          .filter(schedule -> schedule.onlySkipsAfter(after))
          .ifPresent(
              never -> {
                if (definition.namesCalendar()) {
                  addBarred(definition, "after " + after);
                } else {
                  addOnlySkips(definition, "after " + after);
                }
              });
    }
  }

  /** Refuses what has no fire ahead. */
  void checkAfter(ScheduleDefinition definition, Instant now) {
    if (!isReadable(definition)) {
      return;
    }
    // An interval without a start fires first at the moment of activation, which is now.
    var after = now.minusMillis(1);
    var never =
        definition.schedule(now, calendars).filter(schedule -> schedule.nextFire(after).isEmpty());
    if (never.isEmpty()) {
      return;
    }
    var end = definition.endDate();
    if (end != null && firesAfter(definition.withoutEnd(), now)) {
      violations.add(
          "endDate",
          NEVER_FIRES,
          "it would never fire after %s, because it ends at %s".formatted(now, end));
    } else if (definition.namesCalendar() && firesAfter(definition.withoutCalendars(), now)) {
      addBarred(definition, "after " + now);
    } else if (never.get().onlySkipsAfter(after)) {
      addOnlySkips(definition, "after " + now);
    } else {
      violations.add(
          definition.field(), NEVER_FIRES, "it would never fire after %s".formatted(now));
    }
  }

  private boolean firesAfter(ScheduleDefinition definition, Instant now) {
    return definition
        .schedule(now, calendars)
        .filter(schedule -> schedule.nextFire(now.minusMillis(1)).isPresent())
        .isPresent();
  }

  private void addBarred(ScheduleDefinition definition, String when) {
    violations.add(
        definition.calendar() == null ? "onlyCalendar" : "calendar",
        NEVER_FIRES,
        "it would never fire %s: its calendars leave no time for it".formatted(when));
  }

  private boolean isReadable(ScheduleDefinition definition) {
    return !violations.isAt(definition.field()) && !violations.isAt("timeZoneId");
  }

  private void addOnlySkips(ScheduleDefinition definition, String when) {
    violations.add(
        definition.field(),
        NEVER_FIRES,
        "it would never fire %s: the clock of %s jumps over all its local times, and %s skips them"
            .formatted(when, definition.timeZoneId(), definition.daylightSavingRule()));
  }
}
