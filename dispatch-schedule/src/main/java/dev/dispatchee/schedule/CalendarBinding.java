// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which calendars a schedule keeps to, and how.
 *
 * @param excluded the calendar in whose times it must not fire; null: there is none
 * @param only the calendar in whose times alone it may fire; null: there is none
 * @param rule what becomes of fires that may not be
 * @param zone by whose clock days and hours are read
 */
public record CalendarBinding(
    @Nullable NamedCalendar excluded,
    @Nullable NamedCalendar only,
    CalendarRule rule,
    ZoneId zone) {

  /**
   * A calendar and what it is called.
   *
   * @param name its name
   * @param times its times
   */
  public record NamedCalendar(String name, CalendarTimes times) {}

  /** What of a day is barred. */
  Spans barredOn(LocalDay day) {
    var barred = excluded == null ? Spans.of(List.of()) : excluded.times().on(day);
    return only == null ? barred : barred.and(only.times().on(day).leftOf(day.whole()));
  }

  /** Until when nothing is barred from the beginning of a day on of which nothing is. */
  long freeUntil(LocalDay day) {
    return only != null || excluded == null
        ? day.whole().to()
        : Math.max(day.whole().to(), excluded.times().nothingUntil(day));
  }

  /** Words to append to a schedule. */
  String describe() {
    return words(
        excluded == null ? null : excluded.name(), only == null ? null : only.name(), rule);
  }

  /**
   * Words to append to a schedule; empty for no calendar.
   *
   * @param excluded the name of the calendar in which it must not fire
   * @param only the name of the calendar in which alone it may fire
   */
  public static String words(@Nullable String excluded, @Nullable String only, CalendarRule rule) {
    if (excluded == null && only == null) {
      return "";
    }
    var words = new StringBuilder();
    if (excluded != null) {
      words.append(", not in '").append(excluded).append('\'');
    }
    if (only != null) {
      words.append(", only in '").append(only).append('\'');
    }
    return words
        .append(
            switch (rule) {
              case SKIP -> "";
              case NEXT_DAY -> ", else on the next free day";
              case PREVIOUS_DAY -> ", else on the last free day before";
            })
        .toString();
  }
}
