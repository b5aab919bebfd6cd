// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.businesscalendar;

import dev.dispatchee.schedule.CalendarTimes;
import java.util.Optional;

/** Finds the times of calendars by their names. */
@FunctionalInterface
public interface CalendarLookup {

  /** There are none. */
  CalendarLookup NONE = name -> Optional.empty();

  /** The times of a calendar, if there is one of that name. */
  Optional<CalendarTimes> find(String name);
}
