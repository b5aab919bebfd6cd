// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.businesscalendar.StoredCalendars;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violations;
import dev.dispatchee.trigger.ScheduleDefinition;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps calendars as they are while triggers are bound to them: who changes or deletes a calendar
 * comes before that, and is seen, or after it, and sees the triggers.
 *
 * <p>Calendars are locked before keys and triggers, as who changes a calendar locks that first.
 */
@Singleton
public class CalendarLocks {

  private final StoredCalendars calendars;

  @Inject
  CalendarLocks(StoredCalendars calendars) {
    this.calendars = calendars;
  }

  /**
   * Holds the calendars of many triggers until the transaction that is open ends. Some may be gone:
   * whoever holds them judges once more what has been planned.
   */
  public void holdAll(Stream<ScheduleDefinition> schedules) {
    calendars.hold(schedules.flatMap(ScheduleDefinition::calendars).collect(Collectors.toSet()));
  }

  /**
   * Holds the calendars of a trigger until the transaction that is open ends.
   *
   * @throws ValidationException if one has been deleted since it was looked for
   */
  void hold(ScheduleDefinition schedule) {
    var there = calendars.hold(schedule.calendars().distinct().toList());
    var violations = new Violations();
    check("calendar", schedule.calendar(), there, violations);
    check("onlyCalendar", schedule.onlyCalendar(), there, violations);
    violations.throwIfAny();
  }

  private static void check(
      String field, @Nullable String name, Collection<String> there, Violations violations) {
    if (name != null && !there.contains(name)) {
      violations.add(ScheduleDefinition.unknownCalendar(field, name));
    }
  }
}
