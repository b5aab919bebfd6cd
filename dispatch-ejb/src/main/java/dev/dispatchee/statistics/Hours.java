// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import dev.dispatchee.database.Columns;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;

/** How the runs of all triggers ended, by the hour. */
final class Hours {

  private static final Columns<Entry<Instant, EndCounts>> COLUMNS =
      Columns.<Entry<Instant, EndCounts>>none()
          .instants("start_date", Entry::getKey)
          .integers("successful", hour -> hour.getValue().successful())
          .integers("failed", hour -> hour.getValue().failed())
          .integers("canceled", hour -> hour.getValue().canceled())
          .integers("timed_out", hour -> hour.getValue().timedOut())
          .integers("missed", hour -> hour.getValue().missed());

  private static final Upserts<Entry<Instant, EndCounts>> TABLE =
      new Upserts<>(
          "dispatch_hour",
          COLUMNS,
          "t.start_date = r.start_date",
          """
          successful = r.successful, failed = r.failed, canceled = r.canceled,
          timed_out = r.timed_out, missed = r.missed
          """);

  private Hours() {}

  /** Adds to what is there. One at a time may do so. */
  static void add(Connection connection, Dialect dialect, Iterable<HistoryRow> ended)
      throws SQLException {
    var more = new TreeMap<Instant, EndCounts>();
    for (var row : ended) {
      more.computeIfAbsent(row.planned().truncatedTo(ChronoUnit.HOURS), none -> new EndCounts())
          .add(row.status(), 1);
    }
    if (more.isEmpty()) {
      return;
    }
    var there = between(connection, more.firstKey(), more.lastKey());
    more.forEach((hour, counts) -> counts.add(there.getOrDefault(hour, new EndCounts())));
    TABLE.write(connection, dialect, more.entrySet(), hour -> there.containsKey(hour.getKey()));
  }

  /** Forgets hours before an instant. */
  static void forgetOld(Connection connection, Instant before) throws SQLException {
    try (var delete =
        connection.prepareStatement("delete from dispatch_hour where start_date < ?")) {
      Instants.set(delete, 1, before);
      delete.executeUpdate();
    }
  }

  /** What is rolled up of some hours, both included. */
  static Map<Instant, EndCounts> between(Connection connection, Instant first, Instant last)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select * from dispatch_hour where start_date >= ? and start_date <= ?")) {
      Instants.set(select, 1, first);
      Instants.set(select, 2, last);
      return Rows.map(select, row -> Instants.get(row, "start_date"), EndCounts::read);
    }
  }
}
