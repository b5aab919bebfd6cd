// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.manage;

import dev.dispatchee.access.Sight;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.WaitingRuns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
   * @param oldestPlanned the earliest date that a run that waits is planned for; null when there is
   *     none
   * @param inProgress how many a node has
   * @param dueByGate what is due in the line of which gate, of each with any
   */
  public record Open(
      long queued,
      long due,
      @Nullable Instant oldestPlanned,
      long inProgress,
      Map<String, WaitingRuns.Line> dueByGate) {}

  /**
   * What is open of what somebody may see, and of that what is due at an instant; one look at the
   * open runs.
   */
  public Open open(Instant now, Sight sight) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  """
                  select gate, sum(case when status = 'QUEUED' then 1 else 0 end) as queued,
                    min(case when status = 'QUEUED' then planned_date end) as oldest,
                    sum(case when status = 'QUEUED' and planned_date <= ? then 1 else 0 end) as due,
                    sum(case when status = 'IN_PROGRESS' then 1 else 0 end) as running
                  from dispatch_log where is_open%s group by gate
                  """
                      .formatted(sight.and("trigger_id")))) {
            Instants.set(select, 1, now);
            sight.set(select, 2);
            return sum(Rows.list(select, Line::read));
          }
        });
  }

  /** The open runs of one gate, or of none. */
  private record Line(
      @Nullable String gate, long queued, long due, @Nullable Instant oldest, long running) {

    static Line read(ResultSet row) throws SQLException {
      return new Line(
          row.getString("gate"),
          row.getLong("queued"),
          row.getLong("due"),
          Instants.find(row, "oldest").orElse(null),
          row.getLong("running"));
    }
  }

  private static Open sum(List<Line> lines) {
    return new Open(
        lines.stream().mapToLong(Line::queued).sum(),
        lines.stream().mapToLong(Line::due).sum(),
        lines.stream()
            .map(Line::oldest)
            .filter(Objects::nonNull)
            .min(Instant::compareTo)
            .orElse(null),
        lines.stream().mapToLong(Line::running).sum(),
        lines.stream()
            .filter(line -> line.gate() != null && line.due() > 0)
            .collect(
                Collectors.toMap(
                    line -> Objects.requireNonNull(line.gate()),
                    line ->
                        new WaitingRuns.Line(line.due(), Objects.requireNonNull(line.oldest())))));
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
