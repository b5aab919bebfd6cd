// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.businesscalendar;

import dev.dispatchee.SafeText;
import dev.dispatchee.schedule.DaylightSavingRule;
import dev.dispatchee.schedule.Occurrence;
import dev.dispatchee.schedule.RecurrenceRule;
import dev.dispatchee.schedule.Schedule;
import dev.dispatchee.schedule.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * When the events of an iCalendar text take place: at their start, by their rules and at dates that
 * are added, without those that are left out or that another event replaces.
 */
final class ICalendarStarts {

  /** How many dates may be left out of what recurs, all together. */
  static final int MOST_LEFT_OUT = 20_000;

  /** How long it may take to write out what recurs; somebody waits for it. */
  static final Duration LONGEST_TIME = Duration.ofSeconds(5);

  private final Map<String, List<ICalendarLines.Line>> replaced;
  private final LongSupplier nanos;
  private final long begun;
  private int leftOut;
  private int count;

  /**
   * Of a text.
   *
   * @param nanos tells the time that passes, in nanoseconds
   */
  ICalendarStarts(ICalendarLines lines, LongSupplier nanos) {
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
    this.replaced =
        lines.events().stream()
            .filter(event -> event.first("RECURRENCE-ID").isPresent())
            .collect(
                Collectors.groupingBy(
                    ICalendarStarts::uid,
                    Collectors.flatMapping(
                        event -> event.all("RECURRENCE-ID").stream(), Collectors.toList())));
  }

  private static String uid(ICalendarLines.Event event) {
    return event.first("UID").map(ICalendarLines.Line::value).orElse("");
  }

  /**
   * Calls back for each time that an event takes place from 1970 on, once.
   *
   * @param first when it begins
   * @param zone in which its rules are reckoned
   * @param reads what another date of it means
   * @throws dev.dispatchee.problem.ValidationException if it has what is not read here, there are
   *     too many, too much is left out, or it takes too long
   * @throws dev.dispatchee.schedule.InvalidRecurrenceException if a rule is none
   */
  void forEach(
      ICalendarLines.Event event,
      Instant first,
      ZoneId zone,
      Function<ICalendarLines.Line, Instant> reads,
      Consumer<Instant> found) {
    refuseWhatIsNotRead(event);
    var done = leftOut(event).stream().map(reads).collect(Collectors.toCollection(HashSet::new));
    var series =
        event.all("RRULE").stream()
            .map(rule -> recurring(event, rule.value(), first, zone))
            .collect(Collectors.toCollection(ArrayList::new));
    if (series.isEmpty()) {
      series.add(List.of(first));
    }
    series.add(event.values("RDATE").stream().map(reads).toList());
    for (var starts : series) {
      for (var at : starts) {
        checkTime();
        if (isKept(at) && done.add(at)) {
          countAnother();
          found.accept(at);
        }
      }
    }
  }

  // Not what it says in part, which would bar other times than the file means.
  private static void refuseWhatIsNotRead(ICalendarLines.Event event) {
    boolean changesAllLaterOnes =
        event.all("RECURRENCE-ID").stream()
            .anyMatch(line -> line.parameters().containsKey("RANGE"));
    if (changesAllLaterOnes || event.first("EXRULE").isPresent()) {
      throw ICalendarLines.refusal(
          "event '%s' has %s, which is not read; allowed: RRULE, RDATE, EXDATE and RECURRENCE-ID without RANGE"
              .formatted(
                  SafeText.of(ICalendarValues.name(event)),
                  changesAllLaterOnes ? "a RECURRENCE-ID with RANGE" : "an EXRULE"));
    }
  }

  // Holidays are often said to begin with the century; nothing fires before this.
  private static boolean isKept(Instant at) {
    return !at.isBefore(Instant.EPOCH);
  }

  private Iterable<Instant> recurring(
      ICalendarLines.Event event, String rule, Instant first, ZoneId zone) {
    checkTime();
    if (rule.length() > RecurrenceRule.LONGEST_TEXT) {
      throw ICalendarLines.refusal(
          "event '%s' has an RRULE of %d characters, allowed: at most %d"
              .formatted(
                  SafeText.of(ICalendarValues.name(event)),
                  rule.length(),
                  RecurrenceRule.LONGEST_TEXT));
    }
    var schedule =
        Schedule.recurrence(
            RecurrenceRule.parse(rule), first, zone, DaylightSavingRule.RUN_ONCE, Window.always());
    return () ->
        schedule
            .walk(first.minusNanos(1))
            .filter(Occurrence.Fire.class::isInstance)
            .map(Occurrence::at)
            .iterator();
  }

  private List<ICalendarLines.Line> leftOut(ICalendarLines.Event event) {
    var left = new ArrayList<>(event.values("EXDATE"));
    if (event.first("RECURRENCE-ID").isEmpty()) {
      left.addAll(replaced.getOrDefault(uid(event), List.of()));
    }
    leftOut += left.size();
    if (leftOut > MOST_LEFT_OUT) {
      throw ICalendarLines.refusal(
          "more than %d dates are left out of what recurs in it".formatted(MOST_LEFT_OUT));
    }
    return left;
  }

  private void countAnother() {
    if (count >= CalendarValidation.MOST_ENTRIES) {
      throw ICalendarLines.refusal(
          "it comes to more than %d days and windows; what recurs every week may be given as"
                  .formatted(CalendarValidation.MOST_ENTRIES)
              + " weeklyHours in JSON");
    }
    count++;
  }

  private void checkTime() {
    if (nanos.getAsLong() - begun > LONGEST_TIME.toNanos()) {
      throw ICalendarLines.refusal(
          "to write out what recurs in it takes longer than %d seconds"
              .formatted(LONGEST_TIME.toSeconds()));
    }
  }
}
