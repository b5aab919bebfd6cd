// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.api.discovery.DiscoveredExecutor;
import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * The workers of this node: as many runs at a time as the managed executor has threads.
 *
 * <p>A worker goes on in its own task for as long as it finds another run, so that a full pool is
 * never asked for a thread that is about to become free.
 *
 * <pre>
 * a worker is | and then                              | it becomes
 * free        | something is claimed                  | started: its task is submitted
 * started     | the executor service refuses it       | free; what is claimed is given back
 * started     | its task runs                         | working
 * working     | its run ended, another one is claimed | working
 * working     | nothing is due, or it broke           | free
 * </pre>
 *
 * Started and working count as busy. Safe for several threads.
 */
@Singleton
public class RunWorkers {

  /** The capacity until the server's configuration has been read. */
  public static final int DEFAULT_CAPACITY = 16;

  private final ClaimedAhead ahead;
  private final DispatchTaskExecutorRegistry registry;
  private final RunThreads threads;
  private final RunsInProgress runs;
  private final AtomicInteger busy = new AtomicInteger();
  // Asked for each run, so made once.
  private final IntSupplier freeWithTheAsker = this::freeWithTheAsker;
  private volatile int capacity = DEFAULT_CAPACITY;
  private volatile boolean stale;

  @Inject
  RunWorkers(
      ClaimedAhead ahead,
      DispatchTaskExecutorRegistry registry,
      RunThreads threads,
      RunsInProgress runs) {
    this.ahead = ahead;
    this.registry = registry;
    this.threads = threads;
    this.runs = runs;
  }

  /** Starts to claim. */
  public void open() {
    ahead.open();
  }

  /** Claims nothing more, and gives back what has not started; what runs, runs on. */
  public void close() {
    ahead.close();
  }

  /** Whether it claims. */
  public boolean isOpen() {
    return ahead.isOpen();
  }

  /** Sets how many runs can be in progress: {@code max-threads} of the managed executor. */
  public void resize(int workers) {
    capacity = workers;
  }

  /** How many runs can be in progress. */
  public int capacity() {
    return capacity;
  }

  /** How many of these are at work. */
  public int used() {
    return busy.get();
  }

  /** Claims of these runs what can start soon and starts it. */
  public void claim(Collection<DispatchLogId> hint) {
    ahead.claim(hint, this::free, capacity);
    startWorkers();
  }

  /** Claims whatever is due, if a worker is free. */
  public void lookIfFree() {
    if (free() > 0) {
      claim(List.of());
    }
  }

  /**
   * Starts what no bell told of, and gives back what waits for too long; once a second.
   *
   * @param due whether something may be due for this node
   */
  public void look(boolean due) {
    ahead.settle();
    if (free() > 0) {
      if (due) {
        claim(List.of());
      }
    } else if (stale) {
      // For a second no worker became free for them: another node may be quicker.
      ahead.giveBackAll();
    }
    stale = ahead.size() > 0;
  }

  private int free() {
    return capacity - busy.get();
  }

  // The worker that asks is free for the run it asks for.
  private int freeWithTheAsker() {
    return free() + 1;
  }

  private void startWorkers() {
    for (int waiting = ahead.size(); waiting > 0 && takeWorker(); waiting--) {
      try {
        threads.execute(this::work);
      } catch (RejectedExecutionException refused) {
        busy.decrementAndGet();
        ListenerLog.LOG.refusedByExecutorService(refused.getMessage());
        ahead.giveBackAll();
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
      // A claim may have come between the last look and now, and found no worker free.
      if (ahead.isOpen()) {
        startWorkers();
      }
    }
  }

  private Optional<ClaimedRun> next() {
    var run = ahead.next(freeWithTheAsker, capacity);
    if (busy.get() < capacity && ahead.size() > 0) {
      startWorkers();
    }
    return run;
  }

  private void runOne(ClaimedRun run) {
    var type = run.subject().executorType();
    Optional<DiscoveredExecutor> executor = registry.find(type);
    long before = System.nanoTime();
    if (executor.isPresent()
        && runs.execute(run, executor.get(), () -> registry.find(type).equals(executor))) {
      ahead.ran(System.nanoTime() - before);
    } else {
      // It went between the claim and now.
      ahead.giveBack(run);
    }
  }
}
