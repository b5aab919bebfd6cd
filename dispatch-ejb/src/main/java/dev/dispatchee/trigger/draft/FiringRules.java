// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.problem.Violations;
import dev.dispatchee.schedule.CronExpression;
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

  FiringRules(Violations violations) {
    this.violations = violations;
  }

  /** Refuses a schedule of no kind. */
  void checkGiven(boolean given) {
    if (!given) {
      violations.add("cronExpression", "one of cronExpression, interval, runOnceDate is needed");
    }
  }

  /** Refuses what has never fired and never will, whatever the day: all of it is skipped. */
  void checkEver(ScheduleDefinition definition) {
    var cron = definition.cronExpression();
    if (cron == null || !isReadable(definition)) {
      return;
    }
    var zone = ZoneId.of(definition.timeZoneId());
    var rule = definition.daylightSavingRule();
    if (Schedule.cron(CronExpression.parse(cron), zone, rule, Window.always())
        .onlySkipsAfter(Instant.MIN)) {
      addOnlySkips(definition, "in any year");
    }
  }

  /** Refuses what has no fire ahead as all of it is skipped. */
  void checkNotOnlySkipped(ScheduleDefinition definition, Instant after) {
    if (isReadable(definition)) {
      definition
          .schedule(after)
          .filter(schedule -> schedule.onlySkipsAfter(after))
          .ifPresent(never -> addOnlySkips(definition, "after " + after));
    }
  }

  /** Refuses what has no fire ahead. */
  void checkAfter(ScheduleDefinition definition, Instant now) {
    if (!isReadable(definition)) {
      return;
    }
    // An interval without a start fires first at the moment of activation, which is now.
    var after = now.minusMillis(1);
    var never = definition.schedule(now).filter(schedule -> schedule.nextFire(after).isEmpty());
    if (never.isEmpty()) {
      return;
    }
    var end = definition.endDate();
    if (end != null && firesAfter(definition.withoutEnd(), now)) {
      violations.add(
          "endDate",
          NEVER_FIRES,
          "it would never fire after %s, because it ends at %s".formatted(now, end));
    } else if (never.get().onlySkipsAfter(after)) {
      addOnlySkips(definition, "after " + now);
    } else {
      violations.add(
          definition.field(), NEVER_FIRES, "it would never fire after %s".formatted(now));
    }
  }

  private static boolean firesAfter(ScheduleDefinition definition, Instant now) {
    return definition
        .schedule(now)
        .filter(schedule -> schedule.nextFire(now.minusMillis(1)).isPresent())
        .isPresent();
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
