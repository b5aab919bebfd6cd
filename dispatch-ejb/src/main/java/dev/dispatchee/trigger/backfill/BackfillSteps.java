// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.backfill;

import dev.dispatchee.database.Database;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.queue.RunInserts;
import dev.dispatchee.log.result.CancelRequests;
import dev.dispatchee.node.Node;
import dev.dispatchee.node.Nodes;
import dev.dispatchee.trigger.backfill.BackfillRuns.One;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes backfills on, each by one short transaction: what has come of the instants in progress, and
 * which ones run next. All of it is decided by what is in the database, so it does not matter which
 * node does it, or how often. Safe for several threads.
 */
@Singleton
class BackfillSteps {

  private final Database database;
  private final RunInserts inserts;
  private final Nodes nodes;
  private final Clock clock;

  @Inject
  BackfillSteps(Database database, RunInserts inserts, Nodes nodes, Clock clock) {
    this.database = database;
    this.inserts = inserts;
    this.nodes = nodes;
    this.clock = clock;
  }

  /**
   * What came of taking one on.
   *
   * @param trigger its trigger; null if there was nothing to do
   * @param queued the runs that are due now
   */
  record Taken(@Nullable Long trigger, List<DispatchLogId> queued) {

    static final Taken NOTHING = new Taken(null, List.of());
  }

  /** Those in progress. */
  List<Long> open() {
    return database.withConnection(OpenBackfill::ids);
  }

  /** Takes one on; nothing happens to one that cannot go on, or that another takes on. */
  Taken take(long backfill) {
    return database.inTransactionOrAgain(
        connection -> {
          var open = OpenBackfill.lock(connection, database.dialect(), backfill);
          return open.isEmpty() ? Taken.NOTHING : take(connection, open.get());
        });
  }

  private Taken take(Connection connection, OpenBackfill backfill) throws SQLException {
    var runs = BackfillRuns.of(connection, backfill.id());
    var attempts = BackfillRuns.open(connection, backfill, runs);
    var ended = new ArrayList<One>();
    int inProgress = 0;
    for (var instant : BackfillRuns.byInstant(runs).values()) {
      if (instant.stream().anyMatch(run -> attempts.containsKey(run.log()))) {
        inProgress++;
      } else {
        ended.addAll(instant);
      }
    }
    if (!ended.isEmpty()) {
      BackfillRuns.settle(connection, database.dialect(), backfill, ended);
    }
    var now = clock.instant();
    if (backfill.canceledBy() != null) {
      for (var attempt : attempts.values()) {
        CancelRequests.ask(connection, attempt, backfill.canceledBy(), now);
      }
      // What waited has ended with that; the next look settles it.
      return endIf(connection, backfill, attempts.isEmpty(), now, List.of());
    }
    var queued = queue(connection, backfill, backfill.parallel() - inProgress, now);
    boolean done = inProgress == 0 && queued.isEmpty() && backfill.started() == backfill.total();
    return endIf(connection, backfill, done, now, queued);
  }

  private static Taken endIf(
      Connection connection,
      OpenBackfill backfill,
      boolean done,
      Instant now,
      List<DispatchLogId> queued)
      throws SQLException {
    if (done) {
      backfill.end(connection, now);
    }
    return new Taken(backfill.trigger().value(), queued);
  }

  private List<DispatchLogId> queue(
      Connection connection, OpenBackfill backfill, int room, Instant now) throws SQLException {
    if (room <= 0 || backfill.started() == backfill.total()) {
      return List.of();
    }
    var trigger = BackfilledTrigger.of(connection, backfill.trigger());
    var targets = targets(connection, trigger);
    var instants = backfill.next(connection, room);
    if (targets.isEmpty()) {
      // On all nodes, of which none has the executor: they wait as a due run does.
      return List.of();
    }
    var runs = new ArrayList<NewRun>();
    for (var instant : instants) {
      for (var target : targets) {
        runs.add(NewRun.backfill(trigger.subject(), instant, target, backfill.createdBy()));
      }
    }
    var keys = inserts.insert(connection, runs, now);
    var noted = new ArrayList<One>();
    for (int i = 0; i < keys.size(); i++) {
      noted.add(new One(keys.get(i).log().value(), backfill.started() + i / targets.size()));
    }
    BackfillRuns.insert(connection, database.dialect(), backfill.id(), noted);
    backfill.start(connection, instants.size());
    return keys.stream().map(key -> key.log()).collect(Collectors.toList());
  }

  private List<String> targets(Connection connection, BackfilledTrigger trigger)
      throws SQLException {
    RunSubject subject = trigger.subject();
    return trigger.allNodes()
        ? nodes.addressees(connection).of(subject.executorType())
        : List.of(Node.ANY);
  }
}
