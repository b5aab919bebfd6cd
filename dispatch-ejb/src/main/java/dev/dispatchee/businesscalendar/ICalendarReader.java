// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.businesscalendar;

import dev.dispatchee.SafeText;
import dev.dispatchee.schedule.DaylightSavingRule;
import dev.dispatchee.schedule.InvalidRecurrenceException;
import dev.dispatchee.schedule.Occurrence;
import dev.dispatchee.schedule.RecurrenceRule;
import dev.dispatchee.schedule.Schedule;
import dev.dispatchee.schedule.Window;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
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

  /** How many dates may be left out of what recurs, all together. */
  static final int MOST_LEFT_OUT = 20_000;

  /** How long it may take to write out what recurs; somebody waits for it. */
  static final Duration LONGEST_TIME = Duration.ofSeconds(5);

  private final ICalendarLines lines;
  private final Map<String, List<ICalendarLines.Line>> replaced;
  private final ZoneId zone;
  private final List<CalendarContent.Day> days = new ArrayList<>();
  private final List<CalendarContent.Window> windows = new ArrayList<>();
  private final LongSupplier nanos;
  private final long begun;
  private int leftOut;

  private ICalendarReader(ICalendarLines lines, LongSupplier nanos) {
    this.lines = lines;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
    this.zone = lines.ofCalendar("X-WR-TIMEZONE").map(ICalendarValues::zone).orElse(ZoneOffset.UTC);
    this.replaced =
        lines.events().stream()
            .filter(event -> event.first("RECURRENCE-ID").isPresent())
            .collect(
                Collectors.groupingBy(
                    ICalendarReader::uid,
                    Collectors.flatMapping(
                        event -> event.all("RECURRENCE-ID").stream(), Collectors.toList())));
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

  private static String uid(ICalendarLines.Event event) {
    return event.first("UID").map(ICalendarLines.Line::value).orElse("");
  }

  private void read(ICalendarLines.Event event) {
    var start = event.first("DTSTART");
    boolean canceled =
        event.first("STATUS").filter(line -> line.value().equals("CANCELLED")).isPresent();
    if (canceled || start.isEmpty()) {
      return;
    }
    try {
      refuseWhatIsNotRead(event);
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
    forEachStart(
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
    forEachStart(
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

  /**
   * Calls back for each time that an event takes place, once.
   *
   * @param first when it begins
   * @param reads what another date of it means
   */
  private void forEachStart(
      ICalendarLines.Event event,
      Instant first,
      ZoneId zone,
      Function<ICalendarLines.Line, Instant> reads,
      Consumer<Instant> found) {
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
        if (isKept(at) && done.add(at)) {
          checkSize();
          found.accept(at);
        }
      }
    }
  }

  // Holidays are often said to begin with the century; nothing fires before this.
  private static boolean isKept(Instant at) {
    return !at.isBefore(Instant.EPOCH);
  }

  private void checkSize() {
    if (days.size() + windows.size() >= CalendarValidation.MOST_ENTRIES) {
      throw ICalendarLines.refusal(
          "it comes to more than %d days and windows; what recurs every week may be given as"
                  .formatted(CalendarValidation.MOST_ENTRIES)
              + " weeklyHours in JSON");
    }
    checkTime();
  }

  private void checkTime() {
    if (nanos.getAsLong() - begun > LONGEST_TIME.toNanos()) {
      throw ICalendarLines.refusal(
          "to write out what recurs in it takes longer than %d seconds"
              .formatted(LONGEST_TIME.toSeconds()));
    }
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
