// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.audit.AuditRefusals;
import dev.dispatchee.trigger.firing.Firing;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks now and then for what nobody was told of: what a lost alarm left behind, and refusals that
 * were only counted. Safe for several threads.
 */
@Singleton
class Sweep {

  private final Heartbeat heartbeat;
  private final Firing firing;
  private final AuditRefusals refusals;
  private final AtomicBoolean alarmsAreLost = new AtomicBoolean();

  @Inject
  Sweep(Heartbeat heartbeat, Firing firing, AuditRefusals refusals) {
    this.heartbeat = heartbeat;
    this.firing = firing;
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
      // The database may come back just now: then the next sweep, which that calls for, catches up.
      firing.sweep(alarmsAreLost::get);
    }
    refusals.noteLeftOut();
  }

  // The timers that rang while the database was away are gone, and the server told nobody of them.
  private void catchUp() {
    boolean done = false;
    try {
      // Before anything fires on all nodes, of which this is one.
      heartbeat.beatAgain();
      firing.catchUp();
      done = true;
    } finally {
      if (!done) {
        alarmsAreLost.set(true);
      }
    }
  }
}
