// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.businesscalendar;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as the admin API shows it; the names are those of the API.
 *
 * @param usedBy the triggers that keep to it, by name; the first 20
 * @param usedByCount how many these are in all
 */
public record CalendarView(
    long id,
    String name,
    @Nullable String description,
    List<CalendarContent.Day> days,
    List<CalendarContent.Hours> weeklyHours,
    List<CalendarContent.Window> windows,
    List<Use> usedBy,
    long usedByCount,
    String createdBy,
    String modifiedBy,
    Instant dateCreated,
    Instant dateModified,
    long version) {

  /**
   * A trigger that keeps to it.
   *
   * @param id its id
   * @param name its name
   */
  public record Use(long id, String name) {}

  /** The view of a calendar. */
  public static CalendarView of(BusinessCalendar calendar, List<Use> usedBy, long usedByCount) {
    var content = calendar.definition().content();
    return new CalendarView(
        calendar.id(),
        calendar.definition().name(),
        calendar.definition().description(),
        content.days(),
        content.weeklyHours(),
        content.windows(),
        usedBy,
        usedByCount,
        calendar.createdBy(),
        calendar.modifiedBy(),
        calendar.dateCreated(),
        calendar.dateModified(),
        calendar.version());
  }
}
