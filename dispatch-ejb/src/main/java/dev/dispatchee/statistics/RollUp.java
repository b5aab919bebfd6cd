// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import dev.dispatchee.access.Sight;
import dev.dispatchee.access.Viewers;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Planning;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds up history, each run once, so that no page has to read it again.
 *
 * <p>It goes along the dates at which runs were queued, which never change, in slices of a few
 * thousand runs, each a short transaction of one node. What is still open then is noted, and added
 * when it has ended. It stays behind by more than any transaction lasts, so nothing turns up later
 * in a slice that is done. Safe for several threads and nodes.
 */
@Singleton
public class RollUp {

  /** How far it stays behind: a transaction of the server ends after five minutes. */
  static final Duration BEHIND = Duration.ofMinutes(10);

  /** How many days are kept. */
  static final int DAYS_KEPT = 400;

  private static final int SLICE = 5_000;

  private final Database database;
  private final Clock clock;

  /** Takes what it needs. */
  @Inject
  public RollUp(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Adds up what there is to add up, until it is done, another node does it, or the thread is
   * interrupted. One statement, if there is nothing.
   *
   * @return when the first runs were queued that may not have been added up
   */
  public Instant rollUp() {
    var before = clock.instant().minus(BEHIND);
    var state = database.withConnection(connection -> RollUpProgress.look(connection, before));
    var until = state.until();
    boolean more = state.isThereMore();
    while (more && !Thread.currentThread().isInterrupted()) {
      var step = database.inTransactionOrAgain(connection -> step(connection, before));
      until = step.map(Step::until).orElse(until);
      more = step.filter(Step::isThereMore).isPresent();
    }
    return until;
  }

  private record Step(Instant until, boolean isThereMore) {}

  private Optional<Step> step(Connection connection, Instant before) throws SQLException {
    var locked = RollUpProgress.lock(connection, database.dialect());
    if (locked.isEmpty()) {
      return Optional.empty();
    }
    var from = locked.get();
    var late = RollUpProgress.late(connection, SLICE);
    var end = from;
    var slice = List.<HistoryRow>of();
    if (from.isBefore(before)) {
      end = RollUpProgress.endOfSlice(connection, from, before, SLICE);
      slice = RollUpProgress.slice(connection, from, end);
    }
    var ended = new ArrayList<HistoryRow>();
    late.forEach(run -> ended.addAll(run.ended()));
    slice.stream().filter(run -> run.status().isEnded()).forEach(ended::add);
    Planning.BY_KEYS.begin(connection, database.dialect());
    add(connection, ended);
    var open = slice.stream().filter(run -> !run.status().isEnded()).map(HistoryRow::id).toList();
    RollUpProgress.move(connection, end, open, late);
    boolean isThereMore = end.isBefore(before) || late.size() == SLICE;
    if (!isThereMore && DayTotals.dayOf(from) < DayTotals.dayOf(end)) {
      forgetOld(connection);
    }
    return Optional.of(new Step(end, isThereMore));
  }

  private void add(Connection connection, List<HistoryRow> ended) throws SQLException {
    Hours.add(connection, database.dialect(), ended);
    var triggers =
        ExistingTriggers.among(
            connection, ended.stream().mapToLong(HistoryRow::trigger), Sight.EVERYTHING);
    var theirs = ended.stream().filter(run -> triggers.contains(run.trigger())).toList();
    TriggerDays.add(connection, database.dialect(), DayTotals.of(theirs));
    UsualDurations.add(connection, database.dialect(), theirs);
  }

  private void forgetOld(Connection connection) throws SQLException {
    var firstKept = clock.instant().minus(DAYS_KEPT, ChronoUnit.DAYS);
    TriggerDays.forgetOld(connection, DayTotals.dayOf(firstKept));
    Hours.forgetOld(connection, firstKept);
    Viewers.forgetOld(connection);
  }
}
