// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import dev.dispatchee.access.Sight;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.RunStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How the runs of the last day ended, from what is rolled up and what came since. */
@Singleton
public class LastDay {

  private static final int MOST_SINCE = 100_000;
  private static final int MOST_TRIES = 5;

  private final Database database;
  private final Clock clock;

  /** Takes what it needs. */
  @Inject
  public LastDay(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * How many runs that were planned in the last 24 hours, and in the hour that was going on then,
   * ended how. Where there are very many the last minutes are left out.
   *
   * @param sight of triggers that somebody may see
   * @return empty while history is still being rolled up for the first time; and when there are
   *     more than can be counted one by one, which what is hidden from somebody takes
   */
  public Optional<Map<RunStatus, Long>> counts(Sight sight) {
    var now = clock.instant();
    var from = now.minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    return sight.isEverything() ? counts(from, now) : countsOneByOne(from, sight);
  }

  // Hours are rolled up of all triggers together. What was queued before was planned ahead, and is
  // not counted here.
  private Optional<Map<RunStatus, Long>> countsOneByOne(Instant from, Sight sight) {
    var counts = database.withConnection(connection -> since(connection, from, from, sight));
    return sum(counts) > MOST_SINCE ? Optional.empty() : Optional.of(counts);
  }

  private Optional<Map<RunStatus, Long>> counts(Instant from, Instant now) {
    return database.withConnection(
        connection -> {
          var until = RollUpProgress.until(connection);
          for (int tries = 1; ; tries++) {
            var counts = since(connection, until, from, Sight.EVERYTHING);
            boolean tooMany = sum(counts) > MOST_SINCE;
            if (tooMany) {
              counts.clear();
            }
            addHours(connection, from, now, counts);
            var after = RollUpProgress.until(connection);
            // What was rolled up meanwhile would count twice.
            if (after.equals(until) || tries == MOST_TRIES) {
              boolean isBehind = until.isBefore(now.minus(Duration.ofHours(1)));
              return tooMany && isBehind ? Optional.empty() : Optional.of(counts);
            }
            until = after;
          }
        });
  }

  private static Map<RunStatus, Long> since(
      Connection connection, Instant until, Instant from, Sight sight) throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select r.status, count(*) from (select l.status, l.planned_date from dispatch_log l
              where l.queued_date >= ? and not l.is_open%s
              order by l.queued_date limit %d) r
            where r.planned_date >= ? group by r.status
            """
                .formatted(sight.and("l.trigger_id"), MOST_SINCE + 1))) {
      Instants.set(select, 1, until);
      Instants.set(select, sight.set(select, 2), from);
      var counts = new EnumMap<RunStatus, Long>(RunStatus.class);
      counts.putAll(
          Rows.map(select, row -> RunStatus.valueOf(row.getString(1)), row -> row.getLong(2)));
      return counts;
    }
  }

  private static void addHours(
      Connection connection, Instant from, Instant to, Map<RunStatus, Long> counts)
      throws SQLException {
    var all = new EndCounts();
    Hours.between(connection, from, to).values().forEach(all::add);
    add(counts, RunStatus.SUCCESSFUL, all.successful());
    add(counts, RunStatus.FAILED, all.failed());
    add(counts, RunStatus.CANCELED, all.canceled());
    add(counts, RunStatus.TIMED_OUT, all.timedOut());
    add(counts, RunStatus.MISSED, all.missed());
  }

  private static void add(Map<RunStatus, Long> counts, RunStatus status, long more) {
    counts.merge(status, more, Long::sum);
  }

  private static long sum(Map<RunStatus, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
