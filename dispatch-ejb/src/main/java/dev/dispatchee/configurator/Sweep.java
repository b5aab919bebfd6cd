// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.audit.AuditRefusals;
import dev.dispatchee.log.queue.OpenRuns;
import dev.dispatchee.trigger.firing.Firing;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks now and then for what nobody was told of: what a lost alarm left behind, runs whose
 * executor no node has, and refusals that were only counted. Safe for several threads.
 */
@Singleton
class Sweep {

  /** Runs of a start that has lost its name are rare; dead nodes are known by the heartbeat. */
  private static final int TURNS_WITHOUT_A_LOOK = 4;

  private final DispatchConfiguration configuration;
  private final Heartbeat heartbeat;
  private final Firing firing;
  private final OpenRuns openRuns;
  private final AuditRefusals refusals;
  private final AtomicBoolean alarmsAreLost = new AtomicBoolean();
  private final AtomicInteger turn = new AtomicInteger();

  @Inject
  Sweep(
      DispatchConfiguration configuration,
      Heartbeat heartbeat,
      Firing firing,
      OpenRuns openRuns,
      AuditRefusals refusals) {
    this.configuration = configuration;
    this.heartbeat = heartbeat;
    this.firing = firing;
    this.openRuns = openRuns;
    this.refusals = refusals;
  }

  /** From some time on no alarm could ring: the next sweep takes none for granted. */
  void alarmsAreLost() {
    alarmsAreLost.set(true);
  }

  void sweep() {
    if (alarmsAreLost.getAndSet(false)) {
      catchUp();
    } else {
      firing.sweep();
    }
    if (turn.getAndIncrement() % TURNS_WITHOUT_A_LOOK == 0 || heartbeat.knowsOfTheGone()) {
      heartbeat.endThoseOfTheGone();
    }
    if (heartbeat.mayJudge()) {
      cancelUnstartable();
    }
    refusals.noteLeftOut();
  }

  // The timers that rang while the database was away are gone, and the server told nobody of them.
  private void catchUp() {
    boolean done = false;
    try {
      // Before anything fires on all nodes, of which this is one.
      heartbeat.beat();
      firing.catchUp();
      done = true;
    } finally {
      if (!done) {
        alarmsAreLost.set(true);
      }
    }
  }

  // After an outage other nodes have to tell first what they have.
  private void cancelUnstartable() {
    int canceled = openRuns.cancelUnstartable(configuration.executorGrace());
    if (canceled > 0) {
      ConfiguratorLog.LOG.unstartable(canceled);
    }
  }
}
