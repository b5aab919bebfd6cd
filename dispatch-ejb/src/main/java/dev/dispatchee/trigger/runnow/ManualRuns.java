// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.runnow;

import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.audit.AuditTrail;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.listener.DispatchBell;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunAlarm;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.queue.OpenRuns;
import dev.dispatchee.log.queue.RunInserts;
import dev.dispatchee.node.Node;
import dev.dispatchee.node.Nodes;
import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.trigger.DispatchTaskClusterMode;
import dev.dispatchee.trigger.TriggerLock;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Queues runs that were asked for: the rows first, and the bell, or the alarm for one that is due
 * later, when they have been committed. Must be called with no transaction open. Safe for several
 * threads.
 */
@Singleton
class ManualRuns {

  private static final int MOST_TRIES = 3;

  private final Database database;
  private final RunInserts inserts;
  private final OpenRuns openRuns;
  private final IdempotencyKeys keys;
  private final Nodes nodes;
  private final Node node;
  private final DispatchBell bell;
  private final RunAlarm alarms;
  private final Clock clock;

  @Inject
  ManualRuns(
      Database database,
      RunInserts inserts,
      OpenRuns openRuns,
      IdempotencyKeys keys,
      Nodes nodes,
      Node node,
      DispatchBell bell,
      RunAlarm alarms,
      Clock clock) {
    this.database = database;
    this.inserts = inserts;
    this.openRuns = openRuns;
    this.keys = keys;
    this.nodes = nodes;
    this.node = node;
    this.bell = bell;
    this.alarms = alarms;
    this.clock = clock;
  }

  /**
   * Queues a run, unless one was queued under its key before.
   *
   * @return its log, or that of the earlier one; on all nodes, that of this one, if it runs there
   * @throws ConflictException if a run is in progress and the caller wants none then
   * @throws IdempotencyKeyReusedException if the key came with another request before
   */
  DispatchLogId queue(ManualRun run) {
    for (int tries = 1; ; tries++) {
      try {
        var queued = database.inTransaction(connection -> insert(connection, run));
        wake(run, queued);
        return queued.get(0).log();
      } catch (DatabaseException collided) {
        // The same request at the same moment: its run is the answer.
        var earlier = run.key().flatMap(keys::find);
        if (earlier.isPresent()) {
          return earlier.get();
        }
        if (!collided.isAboutOthers() || tries == MOST_TRIES) {
          throw collided;
        }
      }
    }
  }

  private void wake(ManualRun run, List<RunKey> queued) {
    if (run.request().at() == null) {
      bell.ring(queued.stream().map(RunKey::log).toList());
    } else {
      alarms.setFor(run.request().at());
    }
  }

  private List<RunKey> insert(Connection connection, ManualRun run) throws SQLException {
    var subject = run.subject();
    var now = clock.instant();
    if (run.request().onOverlap() == RunRequest.OnOverlap.REJECT) {
      refuseOverlap(connection, subject.trigger(), now);
    }
    var runs = targets(connection, run).stream().map(target -> run.on(target, now)).toList();
    var queued = inserts.insert(connection, runs, now);
    if (run.key().isPresent()) {
      keys.insert(connection, run.key().get(), queued.get(0).log(), now);
    }
    AuditTrail.append(
        connection,
        new AuditEntry(
            now,
            run.user(),
            AuditEntry.Action.RUN,
            AuditedEntity.TRIGGER,
            subject.trigger().value(),
            subject.triggerName(),
            null,
            run.state()));
    return queued;
  }

  // Of several at once the first is accepted; the others wait for its transaction and see its run.
  private void refuseOverlap(Connection connection, DispatchTriggerId trigger, Instant now)
      throws SQLException {
    TriggerLock.take(connection, database.dialect(), trigger);
    if (openRuns.isInProgressOrDue(connection, trigger, now)) {
      throw new ConflictException(
          "overlap-refused", "a run of the trigger is in progress or about to start");
    }
  }

  // This node first: its log is the one that the caller is told of.
  private List<String> targets(Connection connection, ManualRun run) throws SQLException {
    if (run.mode() == DispatchTaskClusterMode.SINGLE_NODE) {
      return List.of(Node.ANY);
    }
    var addressees = nodes.addressees(connection);
    return addressees.of(run.subject().executorType()).stream()
        .sorted(Comparator.comparing(name -> !name.equals(node.name())))
        .toList();
  }
}
