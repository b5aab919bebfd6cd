// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.businesscalendar;

import dev.dispatchee.SafeText;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;

/**
 * The lines of an iCalendar text (RFC 5545), as a library splits them: nothing of them is
 * interpreted, looked up or fetched there.
 */
final class ICalendarLines implements ContentHandler {

  /** How many events a text may have. */
  static final int MOST_EVENTS = 5_000;

  /** How deep components may stand within each other; an alarm of an event is two deep. */
  static final int DEEPEST = 8;

  private static final String EVENT = "VEVENT";

  /**
   * One line.
   *
   * @param value what stands after the colon
   * @param parameters what stands before it, by name
   */
  record Line(String value, Map<String, String> parameters) {}

  /**
   * One event: its lines by name.
   *
   * @param lines at least one for each name
   */
  record Event(Map<String, List<Line>> lines) {

    Optional<Line> first(String name) {
      return all(name).stream().findFirst();
    }

    List<Line> all(String name) {
      return lines.getOrDefault(name, List.of());
    }

    /** The values of all lines of that name, where one line may have several. */
    List<Line> values(String name) {
      return all(name).stream()
          .flatMap(
              line ->
                  Arrays.stream(line.value().split(",", -1))
                      .map(value -> new Line(value, line.parameters())))
          .toList();
    }
  }

  private final List<Event> events = new ArrayList<>();
  private final Map<String, String> ofCalendar = new HashMap<>();
  private final List<String> open = new ArrayList<>();
  private Map<String, List<Line>> lines = new HashMap<>();
  private Map<String, String> parameters = new HashMap<>();
  private String property = "";
  private boolean ended;

  private ICalendarLines() {}

  /**
   * Splits a text.
   *
   * @throws ValidationException if it is no iCalendar text, has too many events, or is nested too
   *     deep
   */
  static ICalendarLines of(String text) {
    var found = new ICalendarLines();
    try {
      new CalendarParserImpl().parse(new UnfoldingReader(new StringReader(text), true), found);
    } catch (ParserException | IOException | IllegalArgumentException unreadable) {
      throw refusal("it is no iCalendar text (RFC 5545): " + SafeText.of(unreadable.getMessage()));
    }
    if (!found.ended) {
      throw refusal("it is no iCalendar text (RFC 5545): it has no END:VCALENDAR");
    }
    return found;
  }

  static ValidationException refusal(String message) {
    return new ValidationException(List.of(Violation.of("body", message)));
  }

  List<Event> events() {
    return events;
  }

  /** A line of the calendar itself. */
  Optional<String> ofCalendar(String name) {
    return Optional.ofNullable(ofCalendar.get(name));
  }

  @Override
  public void startCalendar() {
    open.clear();
  }

  @Override
  public void endCalendar() {
    ended = true;
  }

  @Override
  public void startComponent(String name) {
    if (open.size() == DEEPEST) {
      throw refusal("its components are nested more than %d deep".formatted(DEEPEST));
    }
    open.add(name);
    if (open.equals(List.of(EVENT))) {
      lines = new HashMap<>();
    }
  }

  @Override
  public void endComponent(String name) {
    if (open.equals(List.of(EVENT))) {
      if (events.size() == MOST_EVENTS) {
        throw refusal("it has more than %d events".formatted(MOST_EVENTS));
      }
      events.add(new Event(lines));
    }
    if (!open.isEmpty()) {
      open.remove(open.size() - 1);
    }
  }

  @Override
  public void startProperty(String name) {
    property = name.toUpperCase(Locale.ROOT);
    parameters = new HashMap<>();
  }

  @Override
  public void parameter(String name, String value) {
    parameters.put(name.toUpperCase(Locale.ROOT), unquoted(value));
  }

  private static String unquoted(String value) {
    boolean isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return isQuoted ? value.substring(1, value.length() - 1) : value;
  }

  @Override
  public void propertyValue(String value) {
    if (open.isEmpty()) {
      ofCalendar.put(property, value);
    } else if (open.equals(List.of(EVENT))) {
      lines.computeIfAbsent(property, name -> new ArrayList<>()).add(new Line(value, parameters));
    }
  }

  @Override
  public void endProperty(String name) {
    property = "";
  }
}
