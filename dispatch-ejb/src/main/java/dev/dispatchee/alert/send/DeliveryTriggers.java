// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import java.sql.Connection;
import java.sql.SQLException;

/** Which triggers messages tell of, so that they are shown to those who may see all of them. */
final class DeliveryTriggers {

  private static final String NOTE =
      """
      insert into dispatch_alert_delivery_trigger (delivery_id, trigger_id)
      select distinct e.delivery_id, e.trigger_id from dispatch_alert_event e
      where e.delivery_id = ? and e.trigger_id is not null
        and not exists (select 1 from dispatch_alert_delivery_trigger t
          where t.delivery_id = e.delivery_id and t.trigger_id = e.trigger_id)
      """;

  private DeliveryTriggers() {}

  /** Notes those of the events that a message has just taken. */
  static void note(Connection connection, long delivery) throws SQLException {
    try (var insert = connection.prepareStatement(NOTE)) {
      insert.setLong(1, delivery);
      insert.executeUpdate();
    }
  }
}
