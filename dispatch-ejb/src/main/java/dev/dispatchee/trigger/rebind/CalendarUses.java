// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.rebind;

import dev.dispatchee.access.Sight;
import dev.dispatchee.businesscalendar.CalendarView;
import dev.dispatchee.database.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Which triggers keep to a calendar, active or not, of those that somebody may see.
 *
 * @param first the first of them, by name
 * @param count how many they are
 */
record CalendarUses(List<CalendarView.Use> first, long count) {

  /** How many are named. */
  static final int MOST_NAMED = 20;

  private static final String FROM =
      " from dispatch_trigger where (calendar = ? or only_calendar = ?)";

  List<String> names() {
    return first.stream().map(CalendarView.Use::name).toList();
  }

  static CalendarUses of(Connection connection, String calendar, Sight sight) throws SQLException {
    var from = FROM + sight.and("id");
    long count;
    try (var select = connection.prepareStatement("select count(*)" + from)) {
      select.setString(1, calendar);
      select.setString(2, calendar);
      sight.set(select, 3);
      count = Rows.first(select, row -> row.getLong(1)).orElse(0L);
    }
    try (var select =
        connection.prepareStatement(
            "select id, name%s order by name limit %d".formatted(from, MOST_NAMED))) {
      select.setString(1, calendar);
      select.setString(2, calendar);
      sight.set(select, 3);
      return new CalendarUses(
          Rows.list(select, row -> new CalendarView.Use(row.getLong("id"), row.getString("name"))),
          count);
    }
  }
}
