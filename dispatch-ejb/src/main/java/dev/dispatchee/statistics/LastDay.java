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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the runs of the last day ended, from what is rolled up and what came since. */
@Singleton
public class LastDay {

  private static final int MOST_SINCE = 100_000;
  private static final int MOST_TRIES = 5;
  private static final long HOUR = 3600;

  private final Database database;
  private final Clock clock;

  /** Takes what it needs. */
  @Inject
  public LastDay(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * How many runs ended how that were planned in the last 24 hours, and in the hour that was going
   * on then, by the hour; hours without any are left out. Where there are very many the last
   * minutes are left out.
   *
   * @param sight of triggers that somebody may see
   * @return empty while history is still being rolled up for the first time; and when there are
   *     more than can be counted one by one, which what is hidden from somebody takes
   */
  public Optional<SortedMap<Instant, Map<RunStatus, Long>>> hours(Sight sight) {
    var now = clock.instant();
    var from = now.minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    return sight.isEverything() ? hours(from, now) : hoursOneByOne(from, sight);
  }

  // Hours are rolled up of all triggers together. What was queued before was planned ahead, and is
  // not counted here.
  private Optional<SortedMap<Instant, Map<RunStatus, Long>>> hoursOneByOne(
      Instant from, Sight sight) {
    var since = database.withConnection(connection -> since(connection, from, from, sight));
    return runs(since) > MOST_SINCE ? Optional.empty() : Optional.of(byHour(since));
  }

  private Optional<SortedMap<Instant, Map<RunStatus, Long>>> hours(Instant from, Instant now) {
    return database.withConnection(
        connection -> {
          var until = RollUpProgress.until(connection);
          for (int tries = 1; ; tries++) {
            var since = since(connection, until, from, Sight.EVERYTHING);
            boolean tooMany = runs(since) > MOST_SINCE;
            var hours = byHour(tooMany ? List.of() : since);
            addHours(connection, from, now, hours);
            var after = RollUpProgress.until(connection);
            // What was rolled up meanwhile would count twice.
            if (after.equals(until) || tries == MOST_TRIES) {
              boolean isBehind = until.isBefore(now.minus(Duration.ofHours(1)));
              return tooMany && isBehind ? Optional.empty() : Optional.of(hours);
            }
            until = after;
          }
        });
  }

  /** Runs of an hour that ended alike. */
  private record Ended(Instant hour, RunStatus status, long runs) {}

  private static long runs(List<Ended> ended) {
    return ended.stream().mapToLong(Ended::runs).sum();
  }

  private static List<Ended> since(Connection connection, Instant until, Instant from, Sight sight)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select r.hours, r.status, count(*) as runs
            from (select l.status, l.planned_date,
                cast(floor(extract(epoch from l.planned_date) / 3600) as bigint) as hours
              from dispatch_log l where l.queued_date >= ? and not l.is_open%s
              order by l.queued_date limit %d) r
            where r.planned_date >= ? group by r.hours, r.status
            """
                .formatted(sight.and("l.trigger_id"), MOST_SINCE + 1))) {
      Instants.set(select, 1, until);
      Instants.set(select, sight.set(select, 2), from);
      return Rows.list(
          select,
          row ->
              new Ended(
                  Instant.ofEpochSecond(row.getLong("hours") * HOUR),
                  RunStatus.valueOf(row.getString("status")),
                  row.getLong("runs")));
    }
  }

  private static SortedMap<Instant, Map<RunStatus, Long>> byHour(List<Ended> ended) {
    var hours = new TreeMap<Instant, Map<RunStatus, Long>>();
    ended.forEach(some -> add(hours, some.hour(), some.status(), some.runs()));
    return hours;
  }

  private static void addHours(
      Connection connection,
      Instant from,
      Instant to,
      SortedMap<Instant, Map<RunStatus, Long>> hours)
      throws SQLException {
    Hours.between(connection, from, to)
        .forEach(
            (hour, counts) -> {
              add(hours, hour, RunStatus.SUCCESSFUL, counts.successful());
              add(hours, hour, RunStatus.FAILED, counts.failed());
              add(hours, hour, RunStatus.CANCELED, counts.canceled());
              add(hours, hour, RunStatus.TIMED_OUT, counts.timedOut());
              add(hours, hour, RunStatus.MISSED, counts.missed());
            });
  }

  private static void add(
      SortedMap<Instant, Map<RunStatus, Long>> hours, Instant hour, RunStatus status, long more) {
    hours
        .computeIfAbsent(hour, none -> new EnumMap<>(RunStatus.class))
        .merge(status, more, Long::sum);
  }
}
