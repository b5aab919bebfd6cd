// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.SafeText;
import dev.dispatchee.alert.AlertSubject;
import dev.dispatchee.alert.Alerts;
import dev.dispatchee.alert.EndOfRun;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.RoundTrip;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.Gate;
import dev.dispatchee.log.RunCause;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.claim.HeldRuns;
import dev.dispatchee.log.claim.OverlapLocks;
import dev.dispatchee.log.claim.Permits;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.queue.RunInserts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Ends runs: the outcome, the output, what is left for the next run, the slot and the next attempt
 * of each in one short transaction. Only who holds a run's token can end it. Safe for several
 * threads.
 */
@Singleton
public class Results {

  private static final Comparator<RunResult> BY_LOG =
      Comparator.comparingLong(result -> result.run().key().log().value());

  private final Database database;
  private final RunInserts inserts;
  private final HeldRuns held;
  private final DeadRows deadRows;
  private final Alerts alerts;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * Takes what it needs.
   *
   * @param held is told which runs have ended
   * @param deadRows is told how many
   * @param alerts are told how
   * @param random spreads the next attempts
   */
  @Inject
  public Results(
      Database database,
      RunInserts inserts,
      HeldRuns held,
      DeadRows deadRows,
      Alerts alerts,
      Clock clock,
      RandomGenerator random) {
    this.database = database;
    this.inserts = inserts;
    this.held = held;
    this.deadRows = deadRows;
    this.alerts = alerts;
    this.clock = clock;
    this.random = random;
  }

  /**
   * What came of writing results.
   *
   * @param refused the runs that this holder had lost before; nothing was written for them
   * @param retries when further attempts are due
   * @param deactivated the triggers that have failed too often
   */
  public record Written(
      List<RunKey> refused, List<Instant> retries, List<DeactivatedTrigger> deactivated) {

    /** Tells operators of it, when it is committed. */
    public Written told() {
      deactivated.forEach(
          trigger ->
              RunLog.LOG.deactivated(
                  SafeText.of(trigger.name()), trigger.id(), trigger.failures()));
      return this;
    }
  }

  /** Ends runs and frees their slots. */
  public Written end(Collection<RunResult> results) {
    var written = database.inTransactionOrAgain(connection -> end(connection, results, true));
    held.leave(results.stream().map(RunResult::run).toList());
    deadRows.add(results.size());
    return written.told();
  }

  /** Ends runs whose threads still work: their slots stay taken until {@link #free}. */
  public Written endKeepingSlots(Collection<RunResult> results) {
    return database.inTransactionOrAgain(connection -> end(connection, results, false)).told();
  }

  /** Frees the slot of a run whose thread has ended after its result was written. */
  public void free(ClaimedRun run) {
    database.runInTransaction(
        connection -> {
          var trip = new RoundTrip(connection, database.dialect());
          OverlapLocks.free(trip, List.of(run.key()));
          Permits.free(trip, List.of(run));
          trip.make();
        });
    held.leave(List.of(run));
  }

  /** A run is no more this node's to end, and has not ended. */
  public void leave(ClaimedRun run) {
    held.leave(List.of(run));
  }

  /**
   * Ends runs in the caller's transaction, which must be one of {@link
   * Database#inTransactionOrAgain}.
   *
   * @param freesSlots whether their slots become free
   */
  public Written end(Connection connection, Collection<RunResult> unordered, boolean freesSlots)
      throws SQLException {
    // One order for all who end runs, or two of them may deadlock.
    var results = unordered.stream().sorted(BY_LOG).toList();
    var written = new ArrayList<RunResult>();
    var refused = new ArrayList<RunKey>();
    var ended = EndedRuns.write(connection, database.dialect(), results);
    for (var result : results) {
      if (ended.contains(result.run().key().log())) {
        written.add(result);
      } else {
        refused.add(result.run().key());
      }
    }
    RunOutputs.insert(connection, written);
    TriggerStates.write(connection, database.dialect(), written);
    if (freesSlots) {
      var trip = new RoundTrip(connection, database.dialect());
      OverlapLocks.free(trip, written.stream().map(result -> result.run().key()).toList());
      Permits.free(trip, written.stream().map(RunResult::run).toList());
      // Another may have claimed it since, from a database that had lost this one's claim.
      OverlapLocks.freeUnlessInProgress(trip, refused);
      Permits.freeUnlessInProgress(trip, refused.stream().map(RunKey::log).toList());
      trip.make();
    }
    if (alerts.hearsOfEnds() && !written.isEmpty()) {
      alerts.ended(connection, written.stream().map(Results::endOfRun).toList());
    }
    var deactivated = FailureCounts.count(connection, written, clock.instant());
    return new Written(refused, queueRetries(connection, written), deactivated);
  }

  private static EndOfRun endOfRun(RunResult result) {
    var run = result.run();
    var subject =
        new AlertSubject(
            run.key().log().value(),
            run.key().trigger().value(),
            run.subject().triggerName(),
            run.subject().executorType(),
            null);
    return new EndOfRun(
        subject,
        result.isFailure(),
        result.reason() == null ? result.status().name() : result.reason().name(),
        result.error(),
        run.dueDate(),
        result.startDate(),
        result.endDate(),
        run.attempt(),
        run.retries().maxAttempts());
  }

  private List<Instant> queueRetries(Connection connection, List<RunResult> ended)
      throws SQLException {
    var candidates = ended.stream().filter(RunResult::isTriedAgain).toList();
    if (candidates.isEmpty()) {
      return List.of();
    }
    var canceled = canceled(connection, candidates);
    var now = clock.instant();
    var gates = gates(connection, candidates);
    var retries =
        candidates.stream()
            .filter(result -> !canceled.contains(result.run().key().log()))
            .map(result -> nextAttempt(result, gates, now))
            .toList();
    inserts.insert(connection, retries, now);
    return retries.stream().map(NewRun::plannedDate).toList();
  }

  private NewRun nextAttempt(
      RunResult ended, Map<DispatchTriggerId, Optional<String>> gates, Instant now) {
    var run = ended.run();
    var cause = ended.reason() == null ? RunCause.RETRY : ended.reason().causeOfNextAttempt();
    return run.nextAttempt(cause, now.plus(run.retries().delayAfter(run.attempt(), random)))
        .at(gates.getOrDefault(run.key().trigger(), Optional.empty()).orElse(null));
  }

  // The trigger may have been given another since.
  private static Map<DispatchTriggerId, Optional<String>> gates(
      Connection connection, List<RunResult> results) throws SQLException {
    var ids = results.stream().mapToLong(result -> result.run().key().trigger().value());
    try (var select =
        connection.prepareStatement(
            "select id, " + Gate.OF_TRIGGER + " from dispatch_trigger where id = any (?)")) {
      select.setArray(1, SqlArrays.longs(connection, ids));
      return Rows.map(
          select,
          row -> new DispatchTriggerId(row.getLong("id")),
          row -> Optional.ofNullable(row.getString("gate")));
    }
  }

  // A user may have canceled a run that then failed by itself: it is not tried again.
  private static Set<DispatchLogId> canceled(Connection connection, List<RunResult> results)
      throws SQLException {
    var ids = results.stream().mapToLong(result -> result.run().key().log().value());
    try (var select =
        connection.prepareStatement(
            "select id from dispatch_log where id = any (?) and status = 'CANCELED'")) {
      select.setArray(1, SqlArrays.longs(connection, ids));
      return Set.copyOf(Rows.list(select, row -> new DispatchLogId(row.getLong(1))));
    }
  }
}
