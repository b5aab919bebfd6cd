// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.rebind;

import dev.dispatchee.database.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Which triggers keep to a calendar, active or not.
 *
 * @param names the names of the first of them
 * @param count how many they are
 */
record CalendarUses(List<String> names, long count) {

  /** How many are named. */
  static final int MOST_NAMED = 20;

  private static final String FROM =
      " from dispatch_trigger where calendar = ? or only_calendar = ?";

  static CalendarUses of(Connection connection, String calendar) throws SQLException {
    long count;
    try (var select = connection.prepareStatement("select count(*)" + FROM)) {
      select.setString(1, calendar);
      select.setString(2, calendar);
      count = Rows.first(select, row -> row.getLong(1)).orElse(0L);
    }
    try (var select =
        connection.prepareStatement(
            "select name%s order by name limit %d".formatted(FROM, MOST_NAMED))) {
      select.setString(1, calendar);
      select.setString(2, calendar);
      return new CalendarUses(Rows.list(select, row -> row.getString("name")), count);
    }
  }
}
