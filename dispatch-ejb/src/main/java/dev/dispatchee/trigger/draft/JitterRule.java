// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.problem.Violations;
import dev.dispatchee.schedule.Occurrence;
import dev.dispatchee.schedule.Schedule;
import dev.dispatchee.trigger.TriggerDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A fire must start before the next one is due: so far can it be put off. */
final class JitterRule {

  /** So many fires are looked at, which covers a year of hours and two years of days. */
  private static final int FIRES = 1_000;

  private JitterRule() {}

  /** Notes a jitter that is too long for the schedule, if both can be read. */
  static void check(
      TriggerDefinition definition, CalendarLookup calendars, Violations violations, Instant now) {
    var jitter = definition.rules().starts().startJitter();
    var schedule = definition.schedule();
    if (jitter == null
        || Stream.of(schedule.field(), "timeZoneId", "calendar", "onlyCalendar")
            .anyMatch(violations::isAt)) {
      return;
    }
    schedule
        .schedule(now, calendars)
        .flatMap(known -> shortestGap(known, now))
        .filter(gap -> jitter.compareTo(gap) >= 0)
        .ifPresent(
            gap ->
                violations.addFound(
                    "startJitter",
                    jitter,
                    "less than the shortest time between two fires, which is " + gap));
  }

  private static Optional<Duration> shortestGap(Schedule schedule, Instant now) {
    var fires =
        schedule
            .walk(now)
            .filter(Occurrence.Fire.class::isInstance)
            .map(Occurrence::at)
            .limit(FIRES)
            .toList();
    return IntStream.range(1, fires.size())
        .mapToObj(i -> Duration.between(fires.get(i - 1), fires.get(i)))
        .min(Comparator.naturalOrder());
  }
}
