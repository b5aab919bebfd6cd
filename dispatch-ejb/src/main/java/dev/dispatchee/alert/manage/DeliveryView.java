// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.manage;

import dev.dispatchee.alert.AlertChannel;
import dev.dispatchee.alert.AlertJson;
import dev.dispatchee.alert.AlertKind;
import dev.dispatchee.alert.send.DeliveryStatus;
import dev.dispatchee.database.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as the admin API shows it; the names are those of the API.
 *
 * @param id rises with each message
 * @param alertId the rule
 * @param alertName its name when the message was made
 * @param condition what it tells of
 * @param channel by which way
 * @param messageId by which receivers know that it comes again
 * @param test whether somebody only tried whether it arrives
 * @param status what became of it
 * @param count how many events it tells of
 * @param firstDate when the first of them happened
 * @param lastDate when the last did
 * @param events the first of them
 * @param date when it was made
 * @param nextAttemptDate when it is tried next; null when it has ended
 * @param attempts how often it was tried
 * @param endDate when it was accepted or given up
 * @param node which node tried it last
 * @param error why the latest attempt failed
 */
public record DeliveryView(
    long id,
    long alertId,
    String alertName,
    AlertKind condition,
    AlertChannel channel,
    String messageId,
    boolean test,
    DeliveryStatus status,
    int count,
    Instant firstDate,
    Instant lastDate,
    List<Map<String, Object>> events,
    Instant date,
    @Nullable Instant nextAttemptDate,
    int attempts,
    @Nullable Instant endDate,
    @Nullable String node,
    @Nullable String error) {

  /** Copies the events. */
  public DeliveryView {
    events = List.copyOf(events);
  }

  static DeliveryView read(ResultSet row) throws SQLException {
    var status = DeliveryStatus.valueOf(row.getString("status"));
    return new DeliveryView(
        row.getLong("id"),
        row.getLong("rule_id"),
        row.getString("rule_name"),
        AlertKind.valueOf(row.getString("condition_kind")),
        AlertChannel.valueOf(row.getString("channel")),
        row.getString("message_id"),
        row.getBoolean("test"),
        status,
        row.getInt("events"),
        Instants.get(row, "first_date"),
        Instants.get(row, "last_date"),
        AlertJson.read(row.getString("content"), AlertJson.OBJECTS),
        Instants.get(row, "created_date"),
        status == DeliveryStatus.PENDING ? Instants.get(row, "next_date") : null,
        row.getInt("attempts"),
        Instants.find(row, "end_date").orElse(null),
        row.getString("claimed_node"),
        row.getString("error_text"));
  }
}
