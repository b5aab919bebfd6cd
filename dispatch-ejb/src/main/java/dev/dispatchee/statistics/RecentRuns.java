// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import static java.util.stream.Collectors.groupingBy;

import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The newest runs of triggers, read by index: as fast on a large table as on a small one. */
final class RecentRuns {

  private static final String NEWEST =
      """
      select %s from dispatch_log l where l.trigger_id = %s
      order by l.queued_date desc, l.id desc limit %d
      """;

  private RecentRuns() {}

  /**
   * The newest runs of each of some triggers, newest first; of none of those without any.
   *
   * @param most how many of each
   */
  static Map<Long, List<HistoryRow>> of(
      Connection connection, Dialect dialect, Collection<Long> triggers, int most)
      throws SQLException {
    var runs =
        dialect.joinsLaterally()
            ? atOnce(connection, triggers, most)
            : oneByOne(connection, triggers, most);
    return runs.stream().sorted(HistoryRow.NEWEST_FIRST).collect(groupingBy(HistoryRow::trigger));
  }

  private static List<HistoryRow> atOnce(Connection connection, Collection<Long> triggers, int most)
      throws SQLException {
    var newest = NEWEST.formatted(HistoryRow.COLUMNS, "a.id", most);
    try (var select =
        connection.prepareStatement(
            "select r.* from unnest(cast(? as bigint array)) as a (id) cross join lateral (%s) r"
                .formatted(newest))) {
      select.setArray(1, SqlArrays.longs(connection, triggers.stream().mapToLong(Long::longValue)));
      return Rows.list(select, HistoryRow::read);
    }
  }

  private static List<HistoryRow> oneByOne(
      Connection connection, Collection<Long> triggers, int most) throws SQLException {
    var runs = new ArrayList<HistoryRow>();
    try (var select =
        connection.prepareStatement(NEWEST.formatted(HistoryRow.COLUMNS, "?", most))) {
      for (long trigger : triggers) {
        select.setLong(1, trigger);
        runs.addAll(Rows.list(select, HistoryRow::read));
      }
    }
    return runs;
  }
}
