// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.node.Node;
import dev.dispatchee.scheduler.SchedulerSwitch;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Decides which runs this node starts: QUEUED to IN_PROGRESS in one short transaction, with the
 * slot of their trigger if it has no overlap. Safe for several threads.
 */
@Singleton
public class Claims {

  private final Database database;
  private final Node node;
  private final SchedulerSwitch scheduler;
  private final Clock clock;
  private final Queue<ClaimedRun> inDoubt = new ConcurrentLinkedQueue<>();

  /** Claims in the name of a node. */
  @Inject
  public Claims(Database database, Node node, SchedulerSwitch scheduler, Clock clock) {
    this.database = database;
    this.node = node;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /**
   * What a claim came to.
   *
   * @param claimed the runs that this node must now start, in the order to start them
   * @param examined how many due rows were decided about; fewer than the limit: there are no more
   */
  public record Outcome(List<ClaimedRun> claimed, int examined) {}

  /**
   * Claims due runs: highest priority first, then oldest planned date, then smallest id. A run
   * whose trigger is busy is CANCELED, or left when it waits its turn. While the scheduler is
   * paused only runs that somebody asked for are due.
   *
   * @param hint claim among these only; empty for any
   * @param types the executor types that this node has
   * @param limit how many at most
   */
  public Outcome claim(Collection<DispatchLogId> hint, Collection<String> types, int limit) {
    if (types.isEmpty() || limit <= 0) {
      return new Outcome(List.of(), 0);
    }
    settle();
    var tried = new ArrayList<ClaimedRun>();
    boolean sure = false;
    try {
      // Another claim may take a slot between our look and our insert, or the two may wait for each
      // other: nothing of ours is done then, and the next look sees what the other did.
      var outcome =
          database.inTransactionOrAgain(
              connection -> {
                tried.clear();
                return claim(connection, hint, types, limit, tried);
              });
      sure = true;
      return outcome;
    } finally {
      if (!sure) {
        inDoubt.addAll(tried);
      }
    }
  }

  private Outcome claim(
      Connection connection,
      Collection<DispatchLogId> hint,
      Collection<String> types,
      int limit,
      Collection<ClaimedRun> tried)
      throws SQLException {
    var now = clock.instant();
    if (hint.isEmpty()) {
      database.dialect().readInOrderOfAnIndex(connection);
    } else {
      database.dialect().findByKeys(connection);
    }
    var due =
        DueRuns.lock(
            connection,
            database.dialect(),
            node,
            now,
            hint,
            types,
            scheduler.state().paused(),
            limit);
    if (due.isEmpty()) {
      return new Outcome(List.of(), 0);
    }
    var rules = TriggerRules.of(connection, due);
    var granted = takeSlots(connection, due, rules);
    var claimed = new ArrayList<ClaimedRun>();
    var refused = new ArrayList<RunRow>();
    for (var run : due) {
      if (granted.contains(run.key().log())) {
        claimed.add(run.heldBy(run.token() + 1, rules.of(run.key().trigger())));
      } else if (!run.waits()) {
        refused.add(run);
      }
    }
    tried.addAll(claimed);
    start(connection, claimed, now);
    cancel(connection, refused, rules, now);
    return new Outcome(claimed, due.size());
  }

  /**
   * Gives back runs whose executors were not entered: QUEUED again, as if never claimed. If the
   * database is away they are given back by a later call of any method here.
   *
   * <p>For a node that stops, or whose executor service refused them.
   */
  public void giveBack(Collection<ClaimedRun> runs) {
    inDoubt.addAll(runs);
    settle();
  }

  /**
   * Gives back what may be claimed in the name of this node without its knowing: the answer of the
   * database got lost. Nobody would ever start or end these. To be called now and then; a claim
   * does it by itself.
   */
  public synchronized void settle() {
    var runs = List.copyOf(inDoubt);
    if (!runs.isEmpty()) {
      // Who ends one of these at the same moment makes the database refuse: then it is not ours.
      database.inTransactionOrAgain(connection -> giveBack(connection, runs));
      inDoubt.removeAll(runs);
    }
  }

  private boolean giveBack(Connection connection, List<ClaimedRun> runs) throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_log set status = 'QUEUED', node = null, incarnation = null,
              start_date = null, token = token + 1
            where is_open and id = ? and token = ? and node = ? and incarnation = ?
            """)) {
      for (var run : runs) {
        update.setLong(1, run.key().log().value());
        update.setLong(2, run.token());
        update.setString(3, node.name());
        update.setString(4, node.incarnation());
        update.addBatch();
      }
      int[] counts = update.executeBatch();
      // Another node may have it by now: then the slot is that node's.
      OverlapLocks.free(
          connection,
          IntStream.range(0, runs.size())
              .filter(i -> counts[i] == 1)
              .mapToObj(i -> runs.get(i).key())
              .toList());
      return true;
    }
  }

  /** The runs that may start: of triggers with overlap all, of the others who got the slot. */
  private Set<DispatchLogId> takeSlots(Connection connection, List<RunRow> due, TriggerRules rules)
      throws SQLException {
    var granted = new HashSet<DispatchLogId>();
    var guarded = new ArrayList<RunRow>();
    for (var run : due) {
      if (!rules.exists(run.key().trigger())) {
        continue;
      }
      if (rules.of(run.key().trigger()).overlapAllowed()) {
        granted.add(run.key().log());
      } else {
        guarded.add(run);
      }
    }
    // One order for all claims, whatever order their rows came in, or two of them may deadlock.
    // The sort is stable: of one trigger's runs the first in line is asked first.
    guarded.sort(Comparator.comparing((RunRow run) -> run.key().trigger()));
    granted.addAll(OverlapLocks.take(connection, database.dialect(), guarded));
    return granted;
  }

  private void start(Connection connection, List<ClaimedRun> runs, Instant now)
      throws SQLException {
    var ids = SqlArrays.longs(connection, runs.stream().mapToLong(run -> run.key().log().value()));
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_log set status = 'IN_PROGRESS', node = ?, incarnation = ?,
              token = token + 1, start_date = ?
            where is_open and id = any (?)
            """)) {
      update.setString(1, node.name());
      update.setString(2, node.incarnation());
      Instants.set(update, 3, now);
      update.setArray(4, ids);
      update.executeUpdate();
    }
  }

  private static void cancel(
      Connection connection, List<RunRow> runs, TriggerRules rules, Instant now)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_log set is_open = false, status = 'CANCELED', reason = ?,
              token = token + 1, start_date = ?, end_date = ?, error_text = ?
            where is_open and id = ?
            """)) {
      for (var run : runs) {
        boolean deleted = !rules.exists(run.key().trigger());
        update.setString(1, (deleted ? EndReason.TRIGGER_DELETED : EndReason.OVERLAP).name());
        Instants.set(update, 2, deleted ? null : now);
        Instants.set(update, 3, now);
        update.setString(
            4, deleted ? "the trigger was deleted" : "the previous run is still in progress");
        update.setLong(5, run.key().log().value());
        update.addBatch();
      }
      update.executeBatch();
    }
  }
}
