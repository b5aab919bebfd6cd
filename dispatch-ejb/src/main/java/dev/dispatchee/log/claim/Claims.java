// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Planning;
import dev.dispatchee.database.RoundTrip;
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
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides which runs this node starts: QUEUED to IN_PROGRESS in one short transaction, with the
 * slot of their trigger if it has no overlap. Safe for several threads.
 */
@Singleton
public class Claims {

  /**
   * A token rises by up to this. A database that has lost its latest commits would give the same
   * one again if it rose by one, and two who hold a run would not be told apart.
   */
  private static final long LONGEST_STEP = 1L << 30;

  private final Database database;
  private final Node node;
  private final SchedulerSwitch scheduler;
  private final HeldRuns held;
  private final Clock clock;
  private final RandomGenerator random;
  private final SeenGates gates;
  private final ClaimsInDoubt inDoubt;

  /**
   * Claims in the name of a node.
   *
   * @param held is told which runs are claimed and given back
   * @param gates tells whether there are any to be asked for
   * @param random makes tokens that nobody has had
   */
  @Inject
  public Claims(
      Database database,
      Node node,
      SchedulerSwitch scheduler,
      HeldRuns held,
      SeenGates gates,
      Clock clock,
      RandomGenerator random) {
    this.database = database;
    this.node = node;
    this.scheduler = scheduler;
    this.held = held;
    this.gates = gates;
    this.clock = clock;
    this.random = random;
    this.inDoubt = new ClaimsInDoubt(database, node, held);
  }

  /**
   * What a claim came to.
   *
   * @param claimed the runs that this node must now start, in the order to start them
   * @param overlaps how many ended CANCELED because the previous run was in progress
   * @param examined how many due rows were decided about; fewer than the limit: there are no more
   * @param nextPlace when a rate lets the next run pass that may wait for it; null if none is known
   *     to
   */
  public record Outcome(
      List<ClaimedRun> claimed, int overlaps, int examined, @Nullable Instant nextPlace) {

    private static Outcome nothing(@Nullable Instant nextPlace) {
      return new Outcome(List.of(), 0, 0, nextPlace);
    }
  }

  /**
   * Claims due runs: highest priority first, then oldest planned date, then smallest id. A run
   * whose trigger is busy is CANCELED, or left when it waits its turn; one whose gate has no room
   * is left too. While the scheduler is paused only runs that somebody asked for are due.
   *
   * @param hint claim among these only, of those that stand before no gate; empty for any
   * @param types the executor types that this node has
   * @param limit how many at most
   */
  public Outcome claim(Collection<DispatchLogId> hint, Collection<String> types, int limit) {
    if (types.isEmpty() || limit <= 0) {
      return Outcome.nothing(null);
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
                held.leave(tried);
                tried.clear();
                return claim(connection, hint, types, limit, tried);
              });
      sure = true;
      return outcome;
    } finally {
      if (!sure) {
        inDoubt.add(tried);
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
    boolean gated = gates.any();
    var dialect = database.dialect();
    var dueRuns = new DueRuns(dialect, node, now, types, scheduler.state().paused());
    var look = new RoundTrip(connection, dialect);
    var inOrder = gated ? Planning.PASSING_THE_DEAD : Planning.IN_ORDER_OF_AN_INDEX;
    look.plan(hint.isEmpty() ? inOrder : Planning.BY_KEYS);
    var free = dueRuns.lock(look, hint, limit);
    if (gated && !hint.isEmpty()) {
      look.plan(inOrder);
    }
    var asked = gated ? GateLines.Asked.on(look, dueRuns) : null;
    look.make();
    var lines = asked == null ? GateLines.NONE : GateLines.read(connection, dueRuns, limit, asked);
    var due = lines.merge(free.rows(), limit, now);
    if (due.isEmpty()) {
      return Outcome.nothing(lines.nextPlace());
    }
    var rules = TriggerRules.of(connection, due);
    var places = gates.slotsCount() ? lines.gates() : GatePasses.NONE;
    var granted = takeSlots(connection, due, rules, places);
    long step = random.nextLong(1, LONGEST_STEP);
    var claimed = new ArrayList<ClaimedRun>();
    var refused = new ArrayList<RunRow>();
    for (var run : due) {
      if (granted.contains(run.key().log())) {
        var rule = rules.of(run.key().trigger());
        boolean placeInSlot = !rule.overlapAllowed() && places.group(run) != null;
        claimed.add(run.heldBy(run.token() + step, rule, placeInSlot));
      } else if (!run.waits()) {
        refused.add(run);
      }
    }
    tried.addAll(claimed);
    held.take(claimed);
    var work = new RoundTrip(connection, dialect);
    start(work, claimed, step, now);
    Permits.take(work, lines.gates().permits(claimed, now));
    work.make();
    cancel(connection, refused, rules, now);
    long overlaps = refused.stream().filter(run -> rules.exists(run.key().trigger())).count();
    return new Outcome(claimed, (int) overlaps, due.size(), lines.nextPlace());
  }

  /**
   * Gives back runs whose executors were not entered: QUEUED again, as if never claimed. If the
   * database is away they are given back by a later call of any method here.
   *
   * <p>For a node that stops, or whose executor service refused them.
   */
  public void giveBack(Collection<ClaimedRun> runs) {
    inDoubt.add(runs);
    settle();
  }

  /**
   * Gives back what may be claimed in the name of this node without its knowing: the answer of the
   * database got lost. Nobody would ever start or end these. To be called now and then; a claim
   * does it by itself.
   */
  public void settle() {
    inDoubt.giveBack();
  }

  /** The runs that may start: of triggers with overlap all, of the others who got the slot. */
  private Set<DispatchLogId> takeSlots(
      Connection connection, List<RunRow> due, TriggerRules rules, GatePasses places)
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
    granted.addAll(OverlapLocks.take(connection, database.dialect(), guarded, places::group));
    return granted;
  }

  private void start(RoundTrip trip, List<ClaimedRun> runs, long step, Instant now) {
    trip.update(
        """
        update dispatch_log set status = 'IN_PROGRESS', node = ?, incarnation = ?,
          token = token + ?, start_date = ?
        where is_open and id = any (?)
        """,
        (update, first) -> {
          update.setString(first, node.name());
          update.setString(first + 1, node.incarnation());
          update.setLong(first + 2, step);
          Instants.set(update, first + 3, now);
          var ids = runs.stream().mapToLong(run -> run.key().log().value());
          update.setArray(first + 4, SqlArrays.longs(update.getConnection(), ids));
          return first + 5;
        });
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
