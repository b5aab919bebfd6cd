// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import dev.dispatchee.access.Sight;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchTriggerId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * What runs came to: what is rolled up, and what has ended since. Reads by index, whatever there is
 * in the log.
 */
@Singleton
public class Statistics {

  /** How many runs of each trigger a list shows. */
  static final int SHOWN_RUNS = 30;

  private static final int MOST_UNKNOWN = 500;
  private static final int MOST_SINCE = 10_000;
  private static final int MOST_TRIES = 5;

  private final Database database;
  private final Clock clock;

  /** Takes what it needs. */
  @Inject
  public Statistics(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What the runs of a trigger came to.
   *
   * @param days on how many days, today included
   * @param sight what whoever asks may see
   * @return empty if there is no such trigger
   */
  Optional<TriggerStatistics> of(DispatchTriggerId trigger, int days, Sight sight) {
    return database.withConnection(
        connection -> {
          if (ExistingTriggers.among(connection, LongStream.of(trigger.value()), sight).isEmpty()) {
            return Optional.empty();
          }
          int firstDay = DayTotals.dayOf(clock.instant()) - days + 1;
          return Optional.of(read(connection, trigger, firstDay));
        });
  }

  private TriggerStatistics read(Connection connection, DispatchTriggerId trigger, int firstDay)
      throws SQLException {
    var until = RollUpProgress.until(connection);
    for (int tries = 1; ; tries++) {
      var since = since(connection, trigger, until);
      var totals = TriggerDays.of(connection, trigger, firstDay);
      var after = RollUpProgress.until(connection);
      // What was rolled up meanwhile would count twice.
      if (after.equals(until) || tries == MOST_TRIES) {
        var later = DayTotals.of(since.subList(0, Math.min(since.size(), MOST_SINCE)));
        later.keySet().removeIf(key -> key.day() < firstDay);
        DayTotals.addAll(totals, later);
        var ids = List.of(trigger.value());
        var usual = usual(connection, ids, recent(connection, ids)).get(trigger.value());
        return TriggerStatistics.of(
            totals, usual, after.equals(until) && since.size() <= MOST_SINCE);
      }
      until = after;
    }
  }

  private static List<HistoryRow> since(
      Connection connection, DispatchTriggerId trigger, Instant until) throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select %s from dispatch_log l
            where l.trigger_id = ? and l.queued_date >= ? and not l.is_open
            order by l.queued_date desc, l.id desc limit %d
            """
                .formatted(HistoryRow.COLUMNS, MOST_SINCE + 1))) {
      select.setLong(1, trigger.value());
      Instants.set(select, 2, until);
      return Rows.list(select, HistoryRow::read);
    }
  }

  /** The newest runs of some triggers, of those that there are and somebody may see. */
  LatestRuns latest(Collection<DispatchTriggerId> triggers, Sight sight) {
    var ids = triggers.stream().map(DispatchTriggerId::value).distinct().toList();
    return database.withConnection(
        connection -> {
          var there =
              ExistingTriggers.among(connection, ids.stream().mapToLong(Long::longValue), sight);
          var runs = recent(connection, there);
          var usual = usual(connection, there, runs);
          return new LatestRuns(
              ids.stream()
                  .filter(there::contains)
                  .map(
                      id ->
                          new LatestRuns.OfTrigger(
                              id,
                              runs.getOrDefault(id, List.of()).stream()
                                  .limit(SHOWN_RUNS)
                                  .map(LatestRuns.Run::of)
                                  .toList(),
                              usual.get(id)))
                  .toList());
        });
  }

  /**
   * How long runs usually take, in milliseconds, of those of some triggers of which that is known.
   * Of many triggers it may be some minutes behind.
   */
  public Map<Long, Long> usualOfMany(Collection<Long> triggers) {
    return database.withConnection(
        connection -> {
          var usual = new HashMap<>(UsualDurations.all(connection));
          usual.keySet().retainAll(Set.copyOf(triggers));
          var unknown =
              triggers.stream().filter(id -> !usual.containsKey(id)).limit(MOST_UNKNOWN).toList();
          usual.putAll(usual(connection, unknown, recent(connection, unknown)));
          return usual;
        });
  }

  private Map<Long, List<HistoryRow>> recent(Connection connection, Collection<Long> triggers)
      throws SQLException {
    return RecentRuns.of(connection, database.dialect(), triggers, UsualDurations.LATEST);
  }

  private static Map<Long, Long> usual(
      Connection connection, Collection<Long> triggers, Map<Long, List<HistoryRow>> recent)
      throws SQLException {
    return UsualDurations.of(connection, triggers, recent, RollUpProgress.until(connection));
  }
}
