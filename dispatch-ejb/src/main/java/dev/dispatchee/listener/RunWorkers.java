// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.api.discovery.DiscoveredExecutor;
import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.claim.Claims;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The slots of this node: as many runs at a time as the managed executor has threads.
 *
 * <p>A slot goes on in its own task for as long as it finds another run, so that a full pool is
 * never asked for a thread that is about to become free. Claims are bounded by what can start soon;
 * what could not is given back. Safe for several threads.
 */
@Singleton
public class RunWorkers {

  /** The capacity until the server's configuration has been read. */
  public static final int DEFAULT_CAPACITY = 16;

  private final Claims claims;
  private final DispatchTaskExecutorRegistry registry;
  private final RunThreads threads;
  private final RunsInProgress runs;
  private final RunLengths lengths = new RunLengths();

  private volatile int capacity = DEFAULT_CAPACITY;

  private final Queue<ClaimedRun> ready = new ConcurrentLinkedQueue<>();
  private final AtomicInteger busy = new AtomicInteger();
  private final ReentrantLock claiming = new ReentrantLock();
  private volatile boolean open;
  private volatile boolean stale;
  private volatile boolean moreAreDue;

  @Inject
  RunWorkers(
      Claims claims,
      DispatchTaskExecutorRegistry registry,
      RunThreads threads,
      RunsInProgress runs) {
    this.claims = claims;
    this.registry = registry;
    this.threads = threads;
    this.runs = runs;
  }

  /** Starts to claim. */
  public void open() {
    open = true;
  }

  /** Claims nothing more, and gives back what has not started; what runs, runs on. */
  public void close() {
    open = false;
    giveBackWhatIsReady();
  }

  /** Sets how many runs can be in progress: {@code max-threads} of the managed executor. */
  public void resize(int workers) {
    capacity = workers;
  }

  /** How many runs can be in progress. */
  public int capacity() {
    return capacity;
  }

  /** Claims of these runs what can start soon and starts it. */
  public void claim(Collection<DispatchLogId> hint) {
    claiming.lock();
    try {
      fill(hint, 0);
    } finally {
      claiming.unlock();
    }
    startWorkers();
  }

  /** Claims whatever is due, if a slot is free. */
  public void lookIfFree() {
    if (busy.get() < capacity) {
      claim(List.of());
    }
  }

  /**
   * Starts what no bell told of, and gives back what waits for too long; once a second.
   *
   * @param due whether something may be due for this node
   */
  public void look(boolean due) {
    claims.settle();
    if (busy.get() < capacity) {
      if (due) {
        claim(List.of());
      }
    } else if (stale) {
      // For a second no slot became free for them: another node may be quicker.
      giveBackWhatIsReady();
    }
    stale = !ready.isEmpty();
  }

  private void fill(Collection<DispatchLogId> hint, int own) {
    // Runs of busy triggers end here as CANCELED: go on while there is something to decide.
    while (open) {
      int room = own + capacity - busy.get() + lengths.startableSoon(capacity) - ready.size();
      if (room <= 0) {
        return;
      }
      var outcome = claims.claim(hint, registry.types(), room);
      ready.addAll(outcome.claimed());
      if (hint.isEmpty()) {
        moreAreDue = outcome.examined() == room;
      }
      if (outcome.examined() < room || outcome.claimed().size() == outcome.examined()) {
        return;
      }
    }
  }

  private void startWorkers() {
    for (int waiting = ready.size(); waiting > 0 && takeWorker(); waiting--) {
      try {
        threads.execute(this::work);
      } catch (RejectedExecutionException refused) {
        busy.decrementAndGet();
        ListenerLog.LOG.refusedByExecutorService(refused.getMessage());
        giveBackWhatIsReady();
        return;
      }
    }
  }

  private boolean takeWorker() {
    return busy.getAndUpdate(taken -> taken < capacity ? taken + 1 : taken) < capacity;
  }

  // No exception may leave this: the executor service would drop it silently.
  private void work() {
    try {
      for (var run = next(); run.isPresent(); run = next()) {
        runOne(run.get());
      }
    } catch (RuntimeException | Error broken) {
      if (DatabaseException.isAway(broken)) {
        ListenerLog.LOG.claimsNothing(broken.getMessage());
      } else {
        ListenerLog.LOG.slotBroken(broken);
      }
    } finally {
      busy.decrementAndGet();
      // A claim may have come between the last look and now, and found no slot free.
      if (open) {
        startWorkers();
      }
    }
  }

  private Optional<ClaimedRun> next() {
    refillAhead();
    var run = ready.poll();
    if (run == null) {
      claiming.lock();
      try {
        run = ready.poll();
        if (run == null) {
          fill(List.of(), 1);
          run = ready.poll();
        }
      } finally {
        claiming.unlock();
      }
      if (!ready.isEmpty()) {
        startWorkers();
      }
    }
    return Optional.ofNullable(run);
  }

  // One slot claims while the others still have something to start, or all of them stand and wait.
  private void refillAhead() {
    if (moreAreDue && ready.size() < lengths.startableSoon(capacity) / 2 && claiming.tryLock()) {
      try {
        fill(List.of(), 1);
      } finally {
        claiming.unlock();
      }
    }
  }

  private void runOne(ClaimedRun run) {
    var type = run.subject().executorType();
    Optional<DiscoveredExecutor> executor = registry.find(type);
    long before = System.nanoTime();
    if (executor.isPresent()
        && runs.execute(run, executor.get(), () -> registry.find(type).equals(executor))) {
      lengths.add(System.nanoTime() - before);
    } else {
      // It went between the claim and now.
      claims.giveBack(List.of(run));
    }
  }

  private void giveBackWhatIsReady() {
    var unstarted = new ArrayList<ClaimedRun>();
    for (var run = ready.poll(); run != null; run = ready.poll()) {
      unstarted.add(run);
    }
    if (!unstarted.isEmpty()) {
      claims.giveBack(unstarted);
    }
  }
}
