// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.database.Columns;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.SettingsText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The table of what runs leave for the next run of their trigger. */
final class TriggerStates {

  private static final Columns<Map.Entry<DispatchTriggerId, String>> COLUMNS =
      Columns.<Map.Entry<DispatchTriggerId, String>>none()
          .longs("trigger_id", row -> row.getKey().value())
          .texts("state_text", Map.Entry::getValue);

  private TriggerStates() {}

  /** What is left for the next run of a trigger; empty when nothing is. */
  static Map<String, String> read(Connection connection, DispatchTriggerId trigger)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select state_text from dispatch_trigger_state where trigger_id = ?")) {
      select.setLong(1, trigger.value());
      return Rows.list(select, row -> SettingsText.read(row.getString(1))).stream()
          .findFirst()
          .orElse(Map.of());
    }
  }

  /** Writes what results leave; of one trigger the last one counts. */
  static void write(Connection connection, Dialect dialect, Collection<RunResult> results)
      throws SQLException {
    var states = new TreeMap<DispatchTriggerId, String>();
    for (var result : results) {
      if (result.legacy().state() != null) {
        states.put(
            result.run().key().trigger(),
            SettingsText.write(Objects.requireNonNull(result.legacy().state())));
      }
    }
    if (states.isEmpty()) {
      return;
    }
    try (var write = connection.prepareStatement(dialect.putTriggerStates(COLUMNS))) {
      COLUMNS.set(write, 1, states.entrySet());
      write.executeUpdate();
    }
  }
}
