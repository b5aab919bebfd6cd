// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Predicate;

/** Words in which the tests speak of times. */
final class Times {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ssXXX");

  private Times() {}

  static Schedule cron(String expression, String zone) {
    return cron(expression, zone, DaylightSavingRule.RUN_ONCE);
  }

  static Schedule cron(String expression, String zone, DaylightSavingRule rule) {
    return Schedule.cron(CronExpression.parse(expression), ZoneId.of(zone), rule, Window.always());
  }

  static Schedule utc(String expression) {
    return cron(expression, "UTC");
  }

  /** All that happens on a date of a zone. */
  static List<Occurrence> on(Schedule schedule, String date, String zone) {
    var start = LocalDate.parse(date).atStartOfDay(ZoneId.of(zone)).toInstant();
    var end = LocalDate.parse(date).plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant();
    return between(schedule, start, end);
  }

  /** All that happens from a first instant to before a second. */
  static List<Occurrence> between(Schedule schedule, Instant start, Instant end) {
    return schedule
        .walk(start.minusNanos(1))
        .takeWhile(occurrence -> occurrence.at().isBefore(end))
        .toList();
  }

  static List<Occurrence> fires(List<Occurrence> occurrences) {
    Predicate<Occurrence> isFire = Occurrence.Fire.class::isInstance;
    return occurrences.stream().filter(isFire).toList();
  }

  /** Clock times of a zone, such as 03:00:00+02:00. */
  static List<String> clocks(List<Occurrence> occurrences, String zone) {
    return occurrences.stream()
        .map(occurrence -> CLOCK.format(occurrence.at().atZone(ZoneId.of(zone))))
        .toList();
  }

  /** The next fires as local times of UTC. */
  static List<String> next(String expression, String after, int count) {
    return utc(expression)
        .walk(LocalDateTime.parse(after).toInstant(ZoneOffset.UTC))
        .limit(count)
        .map(fire -> LocalDateTime.ofInstant(fire.at(), ZoneOffset.UTC).toString())
        .toList();
  }
}
