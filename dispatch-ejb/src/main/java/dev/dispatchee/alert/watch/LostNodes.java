// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.watch;

import dev.dispatchee.alert.AlertEvent;
import dev.dispatchee.alert.AlertRule;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Finds nodes that have died: silent for the dead time, without having signed off. */
final class LostNodes {

  private final String select;

  /**
   * Takes who is alive.
   *
   * @param alive the condition that node {@code d} of a statement is
   */
  LostNodes(String alive) {
    this.select =
        """
        select d.name, d.incarnation, d.heartbeat_date from dispatch_node d
        where d.incarnation <> '' and not (%s) and d.heartbeat_date > ?
          and not exists (select 1 from dispatch_alert_event e where e.rule_id = ?
            and e.event_key = concat('node-lost:', d.name, ':', d.incarnation))
        """
            .formatted(alive);
  }

  /** Events of those that have died since there is a rule, and are not known yet. */
  List<AlertEvent> events(Connection connection, AlertRule rule, Instant now) throws SQLException {
    try (var rows = connection.prepareStatement(select)) {
      Instants.set(rows, 1, rule.dateCreated());
      rows.setLong(2, rule.id());
      return Rows.list(
          rows,
          row ->
              new AlertEvent(
                  rule.id(),
                  "%s:%s:%s"
                      .formatted(
                          rule.kind().word(), row.getString("name"), row.getString("incarnation")),
                  true,
                  now,
                  null,
                  null,
                  null,
                  null,
                  row.getString("name"),
                  "last heard of at " + Instants.get(row, "heartbeat_date")));
    }
  }
}
