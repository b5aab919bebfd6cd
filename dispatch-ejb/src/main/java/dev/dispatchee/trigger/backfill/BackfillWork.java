// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.backfill;

import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.listener.DispatchBell;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;

/**
 * Takes backfills on, on a thread of its own: when a run of one of their triggers has ended here,
 * and once a second while there are backfills. For one thread at a time.
 */
@Singleton
public class BackfillWork {

  private final BackfillSteps steps;
  private final DispatchBell bell;
  private volatile Set<Long> triggers = Set.of();

  @Inject
  BackfillWork(BackfillSteps steps, DispatchBell bell) {
    this.steps = steps;
    this.bell = bell;
  }

  /** Whether a trigger had a backfill in progress when it was last looked; any thread may ask. */
  public boolean isOf(long trigger) {
    return triggers.contains(trigger);
  }

  /**
   * Takes on what can go on.
   *
   * @throws DatabaseException if the database is away
   */
  public void look() {
    var seen = new HashSet<Long>();
    for (var backfill : steps.open()) {
      take(backfill, seen);
    }
    triggers = Set.copyOf(seen);
  }

  // One that cannot go on keeps no other back.
  private void take(long backfill, Set<Long> seen) {
    try {
      var taken = steps.take(backfill);
      if (taken.trigger() != null) {
        seen.add(taken.trigger());
      }
      if (!taken.queued().isEmpty()) {
        bell.ring(taken.queued());
      }
    } catch (DatabaseException refused) {
      if (refused.isAway()) {
        throw refused;
      }
      BackfillLog.LOG.backfillStands(backfill, refused);
    } catch (RuntimeException broken) {
      BackfillLog.LOG.backfillStands(backfill, broken);
    }
  }
}
