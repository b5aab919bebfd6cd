// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.trigger.ScheduleDefinition;
import dev.dispatchee.trigger.ScheduleRow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An active trigger that a calendar binds; it need not be due, as the calendar may bar all that
 * comes.
 *
 * @param anchor where an interval or a rule without a start counts from
 * @param putOff by how much its fires are put off
 */
public record BoundTrigger(
    RunSubject subject, ScheduleDefinition schedule, Instant anchor, Duration putOff) {

  private static final String LOCK =
      DueTrigger.SELECT
          + "where active and (calendar = ? or only_calendar = ?) order by id for update";

  /**
   * All of a calendar, which are locked for the transaction.
   *
   * @param otherwise where those count from that have never begun
   */
  static List<BoundTrigger> lockAll(Connection connection, String calendar, Instant otherwise)
      throws SQLException {
    try (var select = connection.prepareStatement(LOCK)) {
      select.setString(1, calendar);
      select.setString(2, calendar);
      return Rows.list(select, row -> read(row, otherwise));
    }
  }

  private static BoundTrigger read(ResultSet row, Instant otherwise) throws SQLException {
    var nextDue = Instants.find(row, "next_due_date").orElse(otherwise);
    var anchor = Instants.find(row, "anchor_date").orElse(nextDue);
    return new BoundTrigger(
        DueTrigger.subject(row), ScheduleRow.read(row), anchor, DueTrigger.putOff(row));
  }
}
