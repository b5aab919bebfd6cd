// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import dev.dispatchee.SafeText;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.StorableText;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Node;
import dev.dispatchee.node.Nodes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of messages: who sends which, and what became of it. Safe for several threads. */
@Singleton
public class AlertDeliveries {

  /** How long a claim holds, if its node lives: longer than sending may take. */
  static final Duration LEASE = Duration.ofSeconds(60);

  private static final int LONGEST_ERROR = 1000;

  // Of each rule one at a time, the oldest first; a test does not wait for others.
  private static final String DUE =
      """
      select * from dispatch_alert_delivery m
      where m.status = 'PENDING' and m.next_date <= ?
        and (m.claimed_until_date is null or m.claimed_until_date <= ?
          or not exists (select 1 from dispatch_node d where d.name = m.claimed_node
            and d.incarnation = m.claimed_incarnation and %s))
        and (m.test or not exists (select 1 from dispatch_alert_delivery o
          where o.rule_id = m.rule_id and o.status = 'PENDING' and not o.test and o.id < m.id))
      order by m.next_date, m.id limit ?
      """;

  private static final String CLAIM =
      """
      update dispatch_alert_delivery set token = token + 1, attempts = attempts + 1,
        claimed_until_date = ?, claimed_node = ?, claimed_incarnation = ?
      where id = ? and token = ? and status = 'PENDING'
      """;

  private static final String END =
      """
      update dispatch_alert_delivery set status = ?, end_date = ?, error_text = ?,
        claimed_until_date = null, next_date = ?
      where id = ? and token = ?
      """;

  private final Database database;
  private final Node node;
  private final Clock clock;
  private final String due;

  /** Judges who is alive by the dead time among {@code times}. */
  @Inject
  public AlertDeliveries(Database database, Node node, HeartbeatTimes times, Clock clock) {
    this.database = database;
    this.node = node;
    this.clock = clock;
    this.due = DUE.formatted(Nodes.isAlive(database.dialect(), times));
  }

  /** Claims messages that are due, for this node; at most so many. */
  List<ClaimedAlert> claim(int most) {
    if (most <= 0) {
      return List.of();
    }
    var now = clock.instant();
    var claimed = new ArrayList<ClaimedAlert>();
    for (var found : database.withConnection(connection -> due(connection, now, most))) {
      if (database.inOneStatement(connection -> claim(connection, found, now))) {
        claimed.add(
            new ClaimedAlert(
                found.id(),
                found.token() + 1,
                found.attempt() + 1,
                found.created(),
                found.message()));
      }
    }
    return claimed;
  }

  private List<ClaimedAlert> due(Connection connection, Instant now, int most) throws SQLException {
    try (var select = connection.prepareStatement(due)) {
      Instants.set(select, 1, now);
      Instants.set(select, 2, now);
      select.setInt(3, most);
      return Rows.list(select, ClaimedAlert::read);
    }
  }

  private boolean claim(Connection connection, ClaimedAlert found, Instant now)
      throws SQLException {
    try (var update = connection.prepareStatement(CLAIM)) {
      Instants.set(update, 1, now.plus(LEASE));
      update.setString(2, node.name());
      update.setString(3, node.incarnation());
      update.setLong(4, found.id());
      update.setLong(5, found.token());
      return update.executeUpdate() == 1;
    }
  }

  /** A message has come to its end. Returns whether it was still this node's. */
  boolean end(ClaimedAlert alert, DeliveryStatus status, @Nullable String error) {
    var now = clock.instant();
    return write(alert, status, now, error, now);
  }

  /**
   * A message could not be sent and is to be tried again at an instant. Returns whether it was
   * still this node's.
   */
  boolean retry(ClaimedAlert alert, String error, Instant next) {
    return write(alert, DeliveryStatus.PENDING, null, error, next);
  }

  private boolean write(
      ClaimedAlert alert,
      DeliveryStatus status,
      @Nullable Instant ended,
      @Nullable String error,
      Instant next) {
    return database.inOneStatement(
        connection -> {
          try (var update = connection.prepareStatement(END)) {
            update.setString(1, status.name());
            Instants.set(update, 2, ended);
            update.setString(3, error == null ? null : shortened(StorableText.of(error)));
            Instants.set(update, 4, next);
            update.setLong(5, alert.id());
            update.setLong(6, alert.token());
            return update.executeUpdate() == 1;
          }
        });
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_ERROR ? text : SafeText.start(text, LONGEST_ERROR - 1) + "…";
  }

  /**
   * Deletes messages that ended before an instant, and what is kept of events that cannot be found
   * again.
   */
  void deleteBefore(Instant limit) {
    database.inTransactionOrAgain(
        connection -> {
          delete(
              connection,
              "delete from dispatch_alert_delivery where status <> 'PENDING' and created_date < ?",
              delete -> Instants.set(delete, 1, limit));
          delete(
              connection,
              """
              delete from dispatch_alert_event where delivery_id is not null
                and (happened_date < ? or (log_id is not null
                  and event_key not like 'failed-in-a-row:%' and not exists (select 1
                  from dispatch_log l where l.id = log_id and l.is_open)))
              """,
              delete -> Instants.set(delete, 1, limit));
          return true;
        });
  }

  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  private static void delete(Connection connection, String sql, Parameters parameters)
      throws SQLException {
    try (var delete = connection.prepareStatement(sql)) {
      parameters.set(delete);
      delete.executeUpdate();
    }
  }
}
