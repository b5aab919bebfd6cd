// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.businesscalendar;

import dev.dispatchee.SafeText;
import dev.dispatchee.schedule.InvalidRecurrenceException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads calendars from iCalendar texts: events of whole days become days, others become windows,
 * and what recurs is written out to 2199, or to its end. Events that are canceled are left out.
 */
public final class ICalendarReader {

  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
  private static final Instant LAST_INSTANT = Instant.parse("2199-12-31T23:59:59Z");

  private final ICalendarLines lines;
  private final ICalendarStarts starts;
  private final ZoneId zone;
  private final List<CalendarContent.Day> days = new ArrayList<>();
  private final List<CalendarContent.Window> windows = new ArrayList<>();

  private ICalendarReader(ICalendarLines lines, LongSupplier nanos) {
    this.lines = lines;
    this.starts = new ICalendarStarts(lines, nanos);
    this.zone = lines.ofCalendar("X-WR-TIMEZONE").map(ICalendarValues::zone).orElse(ZoneOffset.UTC);
  }

  /**
   * Reads a text.
   *
   * @param name what the calendar is to be called; null for what the text says
   * @throws dev.dispatchee.problem.ValidationException if it cannot be read, or is too large
   */
  public static CalendarDraft read(String text, @Nullable String name) {
    return read(text, name, System::nanoTime);
  }

  /**
   * The same.
   *
   * @param nanos tells the time that passes, in nanoseconds
   */
  static CalendarDraft read(String text, @Nullable String name, LongSupplier nanos) {
    var reader = new ICalendarReader(ICalendarLines.of(text), nanos);
    if (reader.lines.events().isEmpty()) {
      throw ICalendarLines.refusal("found no event (VEVENT), allowed: a file that has some");
    }
    for (var event : reader.lines.events()) {
      reader.read(event);
    }
    var called = name == null ? reader.lines.ofCalendar("X-WR-CALNAME").orElse(null) : name;
    return new CalendarDraft(called, null, reader.days, List.of(), reader.windows);
  }

  private void read(ICalendarLines.Event event) {
    var start = event.first("DTSTART");
    boolean canceled =
        event.first("STATUS").filter(line -> line.value().equals("CANCELLED")).isPresent();
    if (canceled || start.isEmpty()) {
      return;
    }
    try {
      if (isDate(start.get())) {
        readDays(event, LocalDate.parse(start.get().value(), DATE));
      } else {
        readWindows(event, start.get());
      }
    } catch (DateTimeException
        | InvalidRecurrenceException
        | ArithmeticException
        | NumberFormatException
        | IndexOutOfBoundsException wrong) {
      throw ICalendarLines.refusal(
          "event '%s' cannot be read: %s"
              .formatted(
                  SafeText.of(ICalendarValues.name(event)), SafeText.of(wrong.getMessage())));
    }
  }

  private static boolean isDate(ICalendarLines.Line line) {
    return "DATE".equals(line.parameters().get("VALUE")) || line.value().length() == 8;
  }

  private void readDays(ICalendarLines.Event event, LocalDate first) {
    var end = event.first("DTEND").map(line -> LocalDate.parse(line.value().substring(0, 8), DATE));
    int length =
        end.map(after -> (int) (after.toEpochDay() - first.toEpochDay()))
            .or(
                () ->
                    event
                        .first("DURATION")
                        .map(
                            line ->
                                Math.toIntExact(ICalendarValues.duration(line.value()).toDays())))
            .filter(count -> count > 0)
            .orElse(1);
    starts.forEach(
        event,
        day(first),
        ZoneOffset.UTC,
        line -> day(LocalDate.parse(line.value().substring(0, 8), DATE)),
        at -> {
          var date = LocalDate.ofInstant(at, ZoneOffset.UTC);
          days.add(
              new CalendarContent.Day(
                  date.toString(),
                  length == 1
                      ? null
                      : ICalendarValues.earlier(date.plusDays(length - 1L), LAST_DAY).toString(),
                  ICalendarValues.name(event)));
        });
  }

  private static Instant day(LocalDate date) {
    return date.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private void readWindows(ICalendarLines.Event event, ICalendarLines.Line start) {
    var first = instant(start, start);
    var length =
        event
            .first("DTEND")
            .map(line -> Duration.between(first, instant(line, line)))
            .or(() -> event.first("DURATION").map(line -> ICalendarValues.duration(line.value())))
            .orElse(Duration.ZERO);
    var ownLengths = new HashMap<Instant, Duration>();
    for (var line : event.values("RDATE")) {
      if (line.value().contains("/")) {
        ownLengths.put(instant(line, start), lengthOfPeriod(line, start));
      }
    }
    starts.forEach(
        event,
        first,
        zone(start),
        line -> instant(line, start),
        at -> addWindow(event, at, ownLengths.getOrDefault(at, length)));
  }

  private Duration lengthOfPeriod(ICalendarLines.Line line, ICalendarLines.Line start) {
    var end = line.value().substring(line.value().indexOf('/') + 1);
    return end.startsWith("P")
        ? ICalendarValues.duration(end)
        : Duration.between(
            instant(line, start), instant(new ICalendarLines.Line(end, line.parameters()), start));
  }

  private void addWindow(ICalendarLines.Event event, Instant at, Duration length) {
    if (length.isNegative() || length.isZero()) {
      return;
    }
    windows.add(
        new CalendarContent.Window(
            at.toString(),
            ICalendarValues.earlier(at.plus(length), LAST_INSTANT).toString(),
            ICalendarValues.name(event)));
  }

  /**
   * The instant of a date and time, or at which a period begins.
   *
   * @param start says the zone where the line says none
   */
  private Instant instant(ICalendarLines.Line line, ICalendarLines.Line start) {
    int end = line.value().indexOf('/');
    var text = end < 0 ? line.value() : line.value().substring(0, end);
    return text.endsWith("Z")
        ? LocalDateTime.parse(text.substring(0, text.length() - 1), CLOCK).toInstant(ZoneOffset.UTC)
        : LocalDateTime.parse(text, CLOCK)
            .atZone(zone(line.parameters().containsKey("TZID") ? line : start))
            .toInstant();
  }

  private ZoneId zone(ICalendarLines.Line line) {
    var named = line.parameters().get("TZID");
    if (named != null) {
      return ICalendarValues.zone(named);
    }
    return line.value().endsWith("Z") ? ZoneOffset.UTC : zone;
  }
}
