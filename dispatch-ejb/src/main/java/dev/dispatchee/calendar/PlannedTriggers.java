// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import dev.dispatchee.access.Sight;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Finds the triggers of a calendar, all by one statement. */
@Singleton
class PlannedTriggers {

  private final Database database;

  @Inject
  PlannedTriggers(Database database) {
    this.database = database;
  }

  /**
   * Those that are asked for and somebody may see, first those that fire next; one more than {@code
   * most} at most.
   */
  List<PlannedTrigger> find(CalendarQuery query, Sight sight, int most) {
    return database.withConnection(connection -> find(connection, query, sight, most));
  }

  private static List<PlannedTrigger> find(
      Connection connection, CalendarQuery query, Sight sight, int most) throws SQLException {
    var sql =
        "select %s from dispatch_trigger t where active = ?%s%s%s order by next_due_date, id limit %d"
            .formatted(
                PlannedTrigger.COLUMNS,
                query.executorType() == null ? "" : " and executor_type = ?",
                query.labels().isEmpty()
                    ? ""
                    : " and exists (select 1 from dispatch_trigger_label l"
                        + " where l.trigger_id = t.id and l.label = any (?))",
                sight.and("t.id"),
                most + 1);
    try (var select = connection.prepareStatement(sql)) {
      set(select, query, sight);
      return Rows.list(select, PlannedTrigger::read);
    }
  }

  private static void set(PreparedStatement select, CalendarQuery query, Sight sight)
      throws SQLException {
    int index = 1;
    select.setBoolean(index++, query.active());
    if (query.executorType() != null) {
      select.setString(index++, query.executorType());
    }
    if (!query.labels().isEmpty()) {
      select.setArray(index++, SqlArrays.texts(select.getConnection(), query.labels()));
    }
    sight.set(select, index);
  }
}
