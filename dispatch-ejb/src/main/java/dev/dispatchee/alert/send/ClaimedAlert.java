// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import dev.dispatchee.alert.AlertJson;
import dev.dispatchee.alert.AlertKind;
import dev.dispatchee.database.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A message that this node is to send.
 *
 * @param id its number
 * @param token what every later change must name
 * @param attempt which attempt this is, from 1
 * @param created when it was made
 * @param message what it says
 */
record ClaimedAlert(long id, long token, int attempt, Instant created, AlertMessage message) {

  static ClaimedAlert read(ResultSet row) throws SQLException {
    return new ClaimedAlert(
        row.getLong("id"),
        row.getLong("token"),
        row.getInt("attempts"),
        Instants.get(row, "created_date"),
        new AlertMessage(
            row.getString("message_id"),
            row.getLong("rule_id"),
            row.getString("rule_name"),
            AlertKind.valueOf(row.getString("condition_kind")),
            row.getBoolean("test"),
            row.getInt("events"),
            Instants.get(row, "first_date"),
            Instants.get(row, "last_date"),
            AlertJson.read(row.getString("content"), AlertJson.OBJECTS)));
  }
}
