// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.manage;

import dev.dispatchee.access.Sight;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.RunStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts runs, by index: as fast on a large table as on a small one. */
@Singleton
public class RunCounts {

  private final Database database;

  /** Takes what it needs. */
  @Inject
  public RunCounts(Database database) {
    this.database = database;
  }

  /**
   * Runs that have not ended.
   *
   * @param queued how many wait, for their turn or for their time
   * @param due how many of those wait for their turn
   * @param oldestPlanned the earliest date that one of those is planned for; null when there is
   *     none
   * @param inProgress how many a node has
   */
  public record Open(long queued, long due, @Nullable Instant oldestPlanned, long inProgress) {}

  /** What is open of what somebody may see, and of that what is due at an instant. */
  public Open open(Instant now, Sight sight) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  """
                      select count(*) as queued, min(planned_date) as oldest,
                        sum(case when planned_date <= ? then 1 else 0 end) as due,
                        (select count(*) from dispatch_log
                          where is_open and status = 'IN_PROGRESS'%1$s) as running
                      from dispatch_log where is_open and status = 'QUEUED'%1$s
                      """
                      .formatted(sight.and("trigger_id")))) {
            Instants.set(select, 1, now);
            sight.set(select, sight.set(select, 2));
            return Rows.only(
                select,
                row ->
                    new Open(
                        row.getLong("queued"),
                        row.getLong("due"),
                        Instants.find(row, "oldest").orElse(null),
                        row.getLong("running")));
          }
        });
  }

  /**
   * How many ended since an instant of those that somebody may see, by how they ended; MISSED when
   * they were noted since.
   */
  public Map<RunStatus, Long> endedSince(Instant since, Sight sight) {
    return database.withConnection(
        connection -> {
          var counts = new EnumMap<RunStatus, Long>(RunStatus.class);
          count(
              connection,
              "select status, count(*) from dispatch_log where end_date >= ?%s group by status",
              since,
              sight,
              counts);
          count(
              connection,
              """
              select status, count(*) from dispatch_log
              where status = 'MISSED' and queued_date >= ?%s group by status
              """,
              since,
              sight,
              counts);
          return counts;
        });
  }

  private static void count(
      Connection connection, String sql, Instant since, Sight sight, Map<RunStatus, Long> counts)
      throws SQLException {
    try (var select = connection.prepareStatement(sql.formatted(sight.and("trigger_id")))) {
      Instants.set(select, 1, since);
      sight.set(select, 2);
      counts.putAll(
          Rows.map(select, row -> RunStatus.valueOf(row.getString(1)), row -> row.getLong(2)));
    }
  }
}
