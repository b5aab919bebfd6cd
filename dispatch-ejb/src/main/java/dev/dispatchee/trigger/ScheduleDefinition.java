// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.SafeText;
import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.database.DurationInMillis;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.schedule.CalendarBinding;
import dev.dispatchee.schedule.CalendarRule;
import dev.dispatchee.schedule.CronExpression;
import dev.dispatchee.schedule.DaylightSavingRule;
import dev.dispatchee.schedule.RecurrenceRule;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a trigger fires, as users say it. At most one kind is given: of the expression, the
 * interval, the single instant and the recurrence rule.
 *
 * @param cronExpression a cron expression, as typed
 * @param interval a fixed rate
 * @param runOnceDate a single instant
 * @param timeZoneId the zone of the cron expression, as typed
 * @param daylightSavingRule what clock changes do to it
 * @param startDate the first instant that may fire
 * @param endDate the last instant that may fire
 * @param rrule a recurrence rule of RFC 5545, as typed, whose DTSTART is the start
 * @param calendar the name of the calendar in whose times it does not fire
 * @param onlyCalendar the name of the calendar in whose times alone it fires
 * @param calendarRule what becomes of fires that these calendars bar
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
    @Column(name = "end_date") @Nullable Instant endDate,
    @Column(name = "rrule") @Nullable String rrule,
    @Column(name = "calendar") @Nullable String calendar,
    @Column(name = "only_calendar") @Nullable String onlyCalendar,
    @Column(name = "calendar_rule") @Enumerated(EnumType.STRING) CalendarRule calendarRule) {

  /**
   * The schedule that this describes, if any kind is given.
   *
   * @param anchor where an interval or a rule without a start counts from
   * @param calendars finds the calendars that it names
   * @throws ValidationException if one is not there: that of a trigger which is stored always is,
   *     but until then another one may delete it
   */
  public Optional<Schedule> schedule(Instant anchor, CalendarLookup calendars) {
    var window = new Window(startDate, endDate);
    var base = withoutCalendars(anchor, window);
    if (!namesCalendar()) {
      return base;
    }
    var binding =
        new CalendarBinding(
            named("calendar", calendar, calendars),
            named("onlyCalendar", onlyCalendar, calendars),
            calendarRule,
            ZoneId.of(timeZoneId));
    return base.map(schedule -> Schedule.bound(schedule, binding, window));
  }

  private static CalendarBinding.@Nullable NamedCalendar named(
      String field, @Nullable String name, CalendarLookup calendars) {
    return name == null
        ? null
        : new CalendarBinding.NamedCalendar(
            name,
            calendars
                .find(name)
                .orElseThrow(() -> new ValidationException(List.of(unknownCalendar(field, name)))));
  }

  /** Whether it is bound by any calendar. */
  public boolean namesCalendar() {
    return calendar != null || onlyCalendar != null;
  }

  /** The names of the calendars that bind it. */
  public Stream<String> calendars() {
    return Stream.of(Optional.ofNullable(calendar), Optional.ofNullable(onlyCalendar))
        .flatMap(Optional::stream);
  }

  /**
   * Says that a calendar is not there.
   *
   * @param field where it is named
   */
  public static Violation unknownCalendar(String field, String name) {
    return new Violation(
        field, "unknown-calendar", "there is no calendar '%s'".formatted(SafeText.of(name)));
  }

  /**
   * The schedule in English words.
   *
   * @param anchor where an interval or a rule without a start counts from
   */
  public Optional<String> describe(Instant anchor) {
    return withoutCalendars(anchor, new Window(startDate, endDate))
        .map(Schedule::describe)
        .map(words -> words + CalendarBinding.words(calendar, onlyCalendar, calendarRule));
  }

  private Optional<Schedule> withoutCalendars(Instant anchor, Window window) {
    if (cronExpression != null) {
      var zone = ZoneId.of(timeZoneId);
      var cron = CronExpression.parse(cronExpression);
      return Optional.of(Schedule.cron(cron, zone, daylightSavingRule, window));
    }
    var from = startDate == null ? anchor : startDate;
    if (rrule != null) {
      return Optional.of(
          Schedule.recurrence(
              RecurrenceRule.parse(rrule),
              from,
              ZoneId.of(timeZoneId),
              daylightSavingRule,
              window));
    }
    if (interval != null) {
      return Optional.of(Schedule.interval(interval, from, window));
    }
    return Optional.ofNullable(runOnceDate).map(at -> Schedule.once(at, window));
  }

  /** None, in UTC. */
  public static ScheduleDefinition never() {
    return ofKind(null, null, "UTC");
  }

  /** That of a cron expression in a zone, and nothing else. */
  public static ScheduleDefinition ofCron(String expression, String timeZoneId) {
    return ofKind(expression, null, timeZoneId);
  }

  /** That of an interval, and nothing else. */
  public static ScheduleDefinition ofInterval(Duration interval) {
    return ofKind(null, interval, "UTC");
  }

  private static ScheduleDefinition ofKind(
      @Nullable String cron, @Nullable Duration interval, String zone) {
    return new ScheduleDefinition(
        cron,
        interval,
        null,
        zone,
        DaylightSavingRule.RUN_ONCE,
        null,
        null,
        null,
        null,
        null,
        CalendarRule.SKIP);
  }

  /** Whether no kind is given. */
  public boolean isNever() {
    return cronExpression == null && interval == null && runOnceDate == null && rrule == null;
  }

  /** The same without an end. */
  public ScheduleDefinition withoutEnd() {
    return new ScheduleDefinition(
        cronExpression,
        interval,
        runOnceDate,
        timeZoneId,
        daylightSavingRule,
        startDate,
        null,
        rrule,
        calendar,
        onlyCalendar,
        calendarRule);
  }

  /** The same without calendars. */
  public ScheduleDefinition withoutCalendars() {
    return new ScheduleDefinition(
        cronExpression,
        interval,
        runOnceDate,
        timeZoneId,
        daylightSavingRule,
        startDate,
        endDate,
        rrule,
        null,
        null,
        CalendarRule.SKIP);
  }

  /** The field that says when, for what is wrong with it. */
  public String field() {
    if (interval != null) {
      return "interval";
    }
    if (rrule != null) {
      return "rrule";
    }
    return runOnceDate != null ? "runOnceDate" : "cronExpression";
  }
}
