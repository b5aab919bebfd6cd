// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.schedule.StartJitter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** What is shown of triggers beside their logs, as these triggers are now. */
final class ShownTriggers {

  private ShownTriggers() {}

  /** By how much the fires of those are put off that have a jitter. */
  static Map<Long, Duration> putOff(Connection connection, Collection<Long> ids)
      throws SQLException {
    return select(
        connection,
        "start_jitter_millis from dispatch_trigger where start_jitter_millis is not null",
        ids,
        row ->
            StartJitter.of(
                row.getLong("id"), Duration.ofMillis(row.getLong("start_jitter_millis"))));
  }

  /** Their names. */
  static Map<Long, String> names(Connection connection, Collection<Long> ids) throws SQLException {
    return select(
        connection, "name from dispatch_trigger where true", ids, row -> row.getString("name"));
  }

  private static <V> Map<Long, V> select(
      Connection connection, String what, Collection<Long> ids, Rows.Mapper<V> value)
      throws SQLException {
    try (var select = connection.prepareStatement("select id, " + what + " and id = any (?)")) {
      select.setArray(1, SqlArrays.longs(connection, ids.stream().mapToLong(Long::longValue)));
      return Rows.map(select, row -> row.getLong("id"), value);
    }
  }
}
