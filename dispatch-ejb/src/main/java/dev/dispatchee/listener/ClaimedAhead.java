// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunAlarm;
import dev.dispatchee.log.UnstartedRuns;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.claim.Claims;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The runs that this node has claimed and not started yet, and the rule for claiming more: one for
 * each free worker and, beyond those, only what the length of the latest runs lets start within 50
 * ms, as long as runs end.
 *
 * <pre>
 * a run is | and then                                        | it becomes
 * due      | there is room and this is open                  | ready: this node has claimed it
 * ready    | a worker asks for the next one                  | taken: the worker starts it
 * ready    | no worker became free for a second, there is no | due: it is given back
 *          | thread for one, or this closes                  |
 * taken    | its executor went meanwhile                     | due: it is given back
 * </pre>
 *
 * Safe for several threads; one of them claims at a time.
 */
@Singleton
class ClaimedAhead {

  private static final int ALARM_STEP_MILLIS = 100;

  private final Claims claims;
  private final DispatchTaskExecutorRegistry registry;
  private final UnstartedRuns unstarted;
  private final RunAlarm alarm;
  private final RunLengths lengths;
  private final ReadyRuns ready = new ReadyRuns();
  private final ReentrantLock claiming = new ReentrantLock();
  private volatile boolean open;
  private volatile boolean moreAreDue;

  @Inject
  ClaimedAhead(
      Claims claims,
      DispatchTaskExecutorRegistry registry,
      UnstartedRuns unstarted,
      RunAlarm alarm) {
    this(claims, registry, unstarted, alarm, System::nanoTime);
  }

  ClaimedAhead(
      Claims claims,
      DispatchTaskExecutorRegistry registry,
      UnstartedRuns unstarted,
      RunAlarm alarm,
      LongSupplier nanoTime) {
    this.claims = claims;
    this.registry = registry;
    this.unstarted = unstarted;
    this.alarm = alarm;
    this.lengths = new RunLengths(nanoTime);
  }

  void open() {
    open = true;
  }

  /** Claims nothing more, and gives back what has not started. */
  void close() {
    open = false;
    giveBackAll();
  }

  boolean isOpen() {
    return open;
  }

  int size() {
    return ready.size();
  }

  /** Tells how long a run took, from which it is known how many can start soon. */
  void ran(long nanos) {
    lengths.add(nanos);
  }

  /**
   * Claims what can start soon.
   *
   * @param hint of these runs; empty for whatever is due
   * @param free how many workers are free, asked anew for each claim
   * @param capacity how many workers there are
   */
  void claim(Collection<DispatchLogId> hint, IntSupplier free, int capacity) {
    claiming.lock();
    try {
      fill(hint, free, capacity);
    } finally {
      claiming.unlock();
    }
  }

  /**
   * The next run for a worker, claimed now if there was none.
   *
   * @param free how many workers are free, the one that asks among them
   * @param capacity how many workers there are
   */
  Optional<ClaimedRun> next(IntSupplier free, int capacity) {
    refill(free, capacity);
    var run = ready.poll();
    if (run.isEmpty()) {
      claiming.lock();
      try {
        run = ready.poll();
        if (run.isEmpty()) {
          fill(List.of(), free, capacity);
          run = ready.poll();
        }
      } finally {
        claiming.unlock();
      }
    }
    return run;
  }

  // One worker claims while the others still have something to start, or all stand and wait.
  private void refill(IntSupplier free, int capacity) {
    if (moreAreDue && ready.size() < lengths.startableSoon(capacity) / 2 && claiming.tryLock()) {
      try {
        fill(List.of(), free, capacity);
      } finally {
        claiming.unlock();
      }
    }
  }

  private void fill(Collection<DispatchLogId> hint, IntSupplier free, int capacity) {
    // Runs of busy triggers end here as CANCELED: go on while there is something to decide.
    while (open) {
      int room = free.getAsInt() + lengths.startableSoon(capacity) - ready.size();
      if (room <= 0) {
        return;
      }
      var outcome = claims.claim(hint, registry.types(), room);
      ready.add(outcome.claimed());
      unstarted.canceled(EndReason.OVERLAP, outcome.overlaps());
      setAlarm(outcome.nextPlace());
      if (hint.isEmpty()) {
        moreAreDue = outcome.examined() == room;
      }
      if (outcome.examined() < room || outcome.claimed().size() == outcome.examined()) {
        return;
      }
    }
  }

  // A tenth of a second apart at least: an alarm is a row in the store of timers.
  private void setAlarm(@Nullable Instant nextPlace) {
    if (nextPlace != null) {
      long tenths = -Math.floorDiv(-nextPlace.toEpochMilli(), ALARM_STEP_MILLIS);
      alarm.setFor(Instant.ofEpochMilli(tenths * ALARM_STEP_MILLIS));
    }
  }

  /** Gives back one that cannot start here. */
  void giveBack(ClaimedRun run) {
    claims.giveBack(List.of(run));
  }

  /** Gives back all that have not started. */
  void giveBackAll() {
    var unstarted = ready.pollAll();
    if (!unstarted.isEmpty()) {
      claims.giveBack(unstarted);
    }
  }

  /** Gives back what may be claimed without this node knowing; see {@link Claims#settle}. */
  void settle() {
    claims.settle();
  }
}
