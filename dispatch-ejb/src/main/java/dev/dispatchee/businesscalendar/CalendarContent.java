// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.businesscalendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatchee.schedule.CalendarTimes;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar holds, as text; the names are those of the API. Every text can be read.
 *
 * @param days whole days, by the clock of whoever uses the calendar
 * @param weeklyHours hours of days of the week, by that clock too
 * @param windows from instant to instant
 */
public record CalendarContent(List<Day> days, List<Hours> weeklyHours, List<Window> windows) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String END_OF_DAY = "24:00";

  /** Copies the lists. */
  public CalendarContent {
    days = List.copyOf(days);
    weeklyHours = List.copyOf(weeklyHours);
    windows = List.copyOf(windows);
  }

  /**
   * A day, or several that follow each other.
   *
   * @param date the first of them
   * @param until the last of them; null for one day
   * @param name for people
   */
  public record Day(String date, @Nullable String until, @Nullable String name) {}

  /**
   * Hours of a day of the week.
   *
   * @param day MONDAY to SUNDAY
   * @param from their first minute, such as 09:00
   * @param to the first minute after them; 24:00 for the end of the day
   */
  public record Hours(String day, String from, String to) {}

  /**
   * A window in time, such as a freeze.
   *
   * @param start its first instant
   * @param end the first instant after it
   * @param name for people
   */
  public record Window(String start, String end, @Nullable String name) {}

  /** How many days, hours and windows it has, all together. */
  int entryCount() {
    return days.size() + weeklyHours.size() + windows.size();
  }

  /** The times that it holds. */
  public CalendarTimes times() {
    return new CalendarTimes(
        days.stream().map(CalendarContent::times).toList(),
        weeklyHours.stream().map(CalendarContent::times).toList(),
        windows.stream().map(CalendarContent::times).toList());
  }

  static CalendarTimes.Days times(Day day) {
    var first = LocalDate.parse(day.date());
    return new CalendarTimes.Days(
        first, day.until() == null ? first : LocalDate.parse(day.until()));
  }

  static CalendarTimes.Hours times(Hours hours) {
    return new CalendarTimes.Hours(
        DayOfWeek.valueOf(hours.day()), second(hours.from()), second(hours.to()));
  }

  static CalendarTimes.Range times(Window window) {
    return new CalendarTimes.Range(Instant.parse(window.start()), Instant.parse(window.end()));
  }

  private static int second(String clock) {
    return clock.equals(END_OF_DAY) ? 86_400 : LocalTime.parse(clock).toSecondOfDay();
  }

  /** As it is stored. */
  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a record of texts can always be written", impossible);
    }
  }

  /**
   * Reads what was stored.
   *
   * @throws IllegalArgumentException if it is no calendar
   */
  static CalendarContent of(String json) {
    try {
      return JSON.readValue(json, CalendarContent.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("a stored calendar cannot be read", broken);
    }
  }
}
