// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A recurrence rule as RFC 5545 (3.3.10) writes it, such as {@code FREQ=WEEKLY;BYDAY=MO,FR}. It
 * needs a start, the DTSTART, to mean anything.
 *
 * <p>Two are equal if they were typed alike.
 */
public final class RecurrenceRule {

  /** How many characters a rule may have that somebody sends; longer ones mean no more. */
  public static final int LONGEST_TEXT = 1_000;

  private static final int HOURS = 24;
  private static final int SECONDS_OF_HOUR = 3600;

  private final String text;
  private final RecurrenceParts parts;

  private RecurrenceRule(String text, RecurrenceParts parts) {
    this.text = text;
    this.parts = parts;
  }

  /**
   * Reads a rule, with or without {@code RRULE:} before it.
   *
   * @throws InvalidRecurrenceException if it cannot be read
   */
  public static RecurrenceRule parse(String text) {
    return new RecurrenceRule(text, RecurrenceParser.parse(text));
  }

  /** Whether there is any date from 1970 to 2199 on which it happens, if it starts then. */
  public boolean hasDates(Instant start, ZoneId zone) {
    return localTimes(start, zone).next(0) != LocalTimes.NEVER;
  }

  /** Its local times if it starts at an instant; a fraction of a second is rounded up. */
  LocalTimes localTimes(Instant start, ZoneId zone) {
    return RecurrenceTimes.of(parts, clock(start, zone));
  }

  // Up to the second that is not before it.
  private static LocalDateTime clock(Instant start, ZoneId zone) {
    return LocalDateTime.ofInstant(
        start.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS), zone);
  }

  /** The instant that UNTIL names, if it names one. */
  @Nullable Instant until() {
    return parts.until() instanceof Until.At at ? at.instant() : null;
  }

  /** What a change of the clock does to it, as to a cron expression that fires as often. */
  ClockChangeKind clockChangeKind() {
    if (isInEveryHour()) {
      return ClockChangeKind.HOURLY;
    }
    return parts.frequency().isWithinDay() ? ClockChangeKind.INTERVAL : ClockChangeKind.CLOCK_BOUND;
  }

  private boolean isInEveryHour() {
    boolean allHours =
        parts.has(RecurrencePart.BYHOUR)
            ? parts.numbers(RecurrencePart.BYHOUR).size() == HOURS
            : parts.frequency().isWithinDay();
    if (!parts.frequency().isWithinDay()) {
      return allHours && !parts.has(RecurrencePart.BYSETPOS);
    }
    if (!allHours || parts.interval() == 1) {
      return allHours;
    }
    boolean limited =
        parts.has(RecurrencePart.BYMINUTE)
            || (parts.frequency() == Frequency.SECONDLY && parts.has(RecurrencePart.BYSECOND));
    return !limited && parts.interval() * parts.frequency().seconds() <= SECONDS_OF_HOUR;
  }

  /** In English words, without its start: "Every 2 weeks, on Monday and Friday, at 09:00". */
  String describe(Instant start, ZoneId zone) {
    return new RecurrenceWords(parts, clock(start, zone)).text();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecurrenceRule rule && text.equals(rule.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The rule as it was typed. */
  @Override
  public String toString() {
    return text;
  }
}
