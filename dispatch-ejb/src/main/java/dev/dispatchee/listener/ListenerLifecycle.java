// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.database.DatabaseException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;

/**
 * The life cycle of this part, for the code that starts and stops the application: what its threads
 * do, how it opens, and how it is drained.
 */
@Singleton
public class ListenerLifecycle {

  private static final long POLL_MILLIS = 50;

  private final RunWorkers workers;
  private final RunsInProgress runs;
  private final ResultWriter writer;
  private final WorkerSettings settings;
  private final Clock clock;

  @Inject
  ListenerLifecycle(
      RunWorkers workers,
      RunsInProgress runs,
      ResultWriter writer,
      WorkerSettings settings,
      Clock clock) {
    this.workers = workers;
    this.runs = runs;
    this.writer = writer;
    this.settings = settings;
    this.clock = clock;
  }

  /** Writes results as they come; returns when its thread is interrupted. */
  public void writeResults() throws InterruptedException {
    writer.run(workers::lookIfFree);
  }

  /**
   * Says what is done when runs of some triggers have ended on this node.
   *
   * @param triggers whether it is one of them, by its id; asked for each run
   * @param action must be quick
   */
  public void onEndOf(LongPredicate triggers, Runnable action) {
    writer.onEndOf(triggers, action);
  }

  /**
   * Looks after the runs in progress; once a second.
   *
   * @param serverRuns whether the server neither stops nor is suspended
   */
  public void watch(boolean serverRuns) {
    runs.setServerStops(!serverRuns);
    runs.watch();
  }

  /**
   * Ends the work of this node: nothing new, drainTimeout for what runs, then interrupts; and waits
   * until the results are written.
   */
  public void drain() throws InterruptedException {
    workers.close();
    runs.setServerStops(true);
    if (runs.count() > 0) {
      ListenerLog.LOG.draining(runs.count(), settings.drainTimeout().toString());
    }
    if (!waitFor(this::isDone, settings.drainTimeout())) {
      ListenerLog.LOG.stoppedBy(runs.count());
      runs.askAll();
      if (!waitFor(this::isDone, settings.grace())) {
        giveUp();
      }
    }
  }

  /**
   * Ends the runs of executors whose deployment goes, as {@link #drain} ends all; others go on. A
   * run that ignores its end is left behind.
   */
  public void letGo(Set<String> types) {
    try {
      if (runs.count(types) > 0) {
        ListenerLog.LOG.departing(
            String.join(", ", types), runs.count(types), settings.drainTimeout().toString());
      }
      if (!waitFor(() -> runs.count(types) == 0, settings.drainTimeout())) {
        ListenerLog.LOG.stoppedBy(runs.count(types));
        runs.askAll(types);
        waitFor(() -> runs.count(types) == 0, settings.grace());
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void giveUp() {
    try {
      runs.giveUpThoseAskedBefore(clock.instant().plusMillis(1));
    } catch (DatabaseException refused) {
      ListenerLog.LOG.resultsLeft(refused.getMessage());
    }
  }

  private boolean isDone() {
    return runs.count() == 0 && writer.unwritten() == 0;
  }

  private static boolean waitFor(BooleanSupplier done, Duration longest)
      throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() >= end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    return true;
  }
}
