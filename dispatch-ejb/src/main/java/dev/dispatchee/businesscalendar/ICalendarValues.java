// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.businesscalendar;

import dev.dispatchee.schedule.TimeZones;
import dev.dispatchee.schedule.UnknownZoneException;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What single values of an iCalendar text mean. */
final class ICalendarValues {

  private static final int LONGEST_NAME = 75;

  private ICalendarValues() {}

  /** The earlier: what recurs each year may reach over the end of all schedules once. */
  static <T extends Comparable<? super T>> T earlier(T one, T other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** A length in weeks, or in days and less. */
  static Duration duration(String text) {
    return text.endsWith("W")
        ? Duration.ofDays(7L * Integer.parseInt(text.substring(1, text.length() - 1)))
        : Duration.parse(text);
  }

  /** A zone of the JDK. */
  static ZoneId zone(String name) {
    try {
      return TimeZones.parse(name);
    } catch (UnknownZoneException unknown) {
      throw ICalendarLines.refusal(String.valueOf(unknown.getMessage()));
    }
  }

  /** What an event is called, as far as it can be shown in one line. */
  static @Nullable String name(ICalendarLines.Event event) {
    return event
        .first("SUMMARY")
        .map(
            line ->
                line.value()
                    .replace("\\n", " ")
                    .replace("\\N", " ")
                    .replace("\\", "")
                    .codePoints()
                    .filter(letter -> letter == ' ' || isVisible(letter))
                    .limit(LONGEST_NAME)
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString()
                    .strip())
        .filter(name -> !name.isEmpty())
        .orElse(null);
  }

  private static boolean isVisible(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
