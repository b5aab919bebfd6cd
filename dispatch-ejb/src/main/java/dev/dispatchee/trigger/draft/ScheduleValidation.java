// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.database.StorableText;
import dev.dispatchee.problem.DraftValues;
import dev.dispatchee.problem.Violations;
import dev.dispatchee.schedule.CalendarRule;
import dev.dispatchee.schedule.CronExpression;
import dev.dispatchee.schedule.DaylightSavingRule;
import dev.dispatchee.schedule.InvalidCronException;
import dev.dispatchee.schedule.InvalidRecurrenceException;
import dev.dispatchee.schedule.NeverFiresException;
import dev.dispatchee.schedule.RecurrenceRule;
import dev.dispatchee.schedule.TimeZones;
import dev.dispatchee.schedule.UnknownZoneException;
import dev.dispatchee.trigger.ScheduleDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Reads the draft of a schedule and notes what is wrong with it. */
final class ScheduleValidation {

  private static final String DEFAULT_ZONE = "UTC";
  private static final int LONGEST_CRON = 255;
  private static final String INVALID_RRULE = "invalid-rrule";
  private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

  private final ScheduleDraft draft;
  private final Violations violations;
  private final DraftValues values;
  private final CalendarLookup calendars;
  private final FiringRules firing;

  ScheduleValidation(ScheduleDraft draft, Violations violations, CalendarLookup calendars) {
    this.draft = draft;
    this.violations = violations;
    this.values = new DraftValues(violations);
    this.calendars = calendars;
    this.firing = new FiringRules(violations, calendars);
  }

  /**
   * Reads it.
   *
   * @param active whether there must be a fire after {@code now}
   */
  ScheduleDefinition validate(boolean active, Instant now) {
    checkKinds(active);
    var definition = read();
    boolean readable = checkWindow(definition);
    if (active && readable) {
      firing.checkAfter(definition, now);
    }
    return definition;
  }

  /**
   * Reads it, where there must be a kind of schedule. There need not be a fire ahead, but it is
   * refused where all that lies ahead is skipped.
   *
   * @param after what is ahead is later than this
   */
  ScheduleDefinition validateForPreview(Instant after) {
    checkKinds(true);
    var definition = read();
    if (checkWindow(definition)) {
      firing.checkNotOnlySkipped(definition, after);
    }
    return definition;
  }

  private ScheduleDefinition read() {
    var definition =
        new ScheduleDefinition(
            cron(),
            interval(),
            values.instant("runOnceDate", draft.runOnceDate()),
            zone(),
            values.constant(
                "daylightSavingRule", draft.daylightSavingRule(), DaylightSavingRule.RUN_ONCE),
            values.instant("startDate", draft.startDate()),
            values.instant("endDate", draft.endDate()),
            rrule(),
            calendar("calendar", draft.calendar()),
            calendar("onlyCalendar", draft.onlyCalendar()),
            values.constant("calendarRule", draft.calendarRule(), CalendarRule.SKIP));
    firing.checkEver(definition);
    return definition;
  }

  private void checkKinds(boolean needed) {
    var given = new ArrayList<String>();
    if (draft.cronExpression() != null) {
      given.add("cronExpression");
    }
    if (draft.interval() != null) {
      given.add("interval");
    }
    if (draft.runOnceDate() != null) {
      given.add("runOnceDate");
    }
    if (draft.rrule() != null) {
      given.add("rrule");
    }
    if (given.size() > 1) {
      given.forEach(
          field ->
              violations.add(
                  field, "only one of %s is allowed".formatted(String.join(", ", given))));
    }
    if (needed) {
      firing.checkGiven(!given.isEmpty());
    }
  }

  private @Nullable String cron() {
    var text = draft.cronExpression();
    if (text == null) {
      return null;
    }
    if (text.length() > LONGEST_CRON) {
      violations.add(
          "cronExpression",
          "invalid-cron",
          "found %d characters, allowed: at most %d".formatted(text.length(), LONGEST_CRON));
      return text;
    }
    try {
      CronExpression.parse(text);
    } catch (InvalidCronException invalid) {
      violations.add("cronExpression", "invalid-cron", String.valueOf(invalid.getMessage()));
    } catch (NeverFiresException never) {
      violations.add("cronExpression", FiringRules.NEVER_FIRES, String.valueOf(never.getMessage()));
    }
    return text;
  }

  private @Nullable String rrule() {
    var text = draft.rrule();
    if (text == null) {
      return null;
    }
    if (text.length() > RecurrenceRule.LONGEST_TEXT) {
      violations.add(
          "rrule",
          INVALID_RRULE,
          "found %d characters, allowed: at most %d"
              .formatted(text.length(), RecurrenceRule.LONGEST_TEXT));
      return text;
    }
    try {
      RecurrenceRule.parse(text);
    } catch (InvalidRecurrenceException invalid) {
      violations.add("rrule", INVALID_RRULE, String.valueOf(invalid.getMessage()));
    }
    return text;
  }

  private @Nullable String calendar(String field, @Nullable String name) {
    if (name != null && (!StorableText.isStorable(name) || calendars.find(name).isEmpty())) {
      violations.add(ScheduleDefinition.unknownCalendar(field, name));
      return null;
    }
    return name;
  }

  private @Nullable Duration interval() {
    var interval = values.duration("interval", draft.interval(), SHORTEST_INTERVAL);
    if (interval != null && interval.toMillisPart() != 0) {
      violations.addFound("interval", interval, "whole seconds");
    }
    return interval;
  }

  private String zone() {
    var zone = draft.timeZoneId();
    if (zone != null) {
      try {
        TimeZones.parse(zone);
        return zone;
      } catch (UnknownZoneException unknown) {
        violations.add("timeZoneId", String.valueOf(unknown.getMessage()));
      }
    }
    return DEFAULT_ZONE;
  }

  private boolean checkWindow(ScheduleDefinition definition) {
    var start = definition.startDate();
    var end = definition.endDate();
    if (start != null && end != null && !end.isAfter(start)) {
      violations.addFound("endDate", end, "an instant after startDate " + start);
      return false;
    }
    return true;
  }
}
