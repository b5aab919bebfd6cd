// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.log.RunAlarm;
import dev.dispatchee.log.result.KeptOutput;
import dev.dispatchee.log.result.Results;
import dev.dispatchee.log.result.RunResult;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;

/**
 * Writes the results of runs, as many at once as there are, so that the threads of executors need
 * not wait for it. A result is kept until it is written, however long the database is away.
 *
 * <p>A plain class and no EJB: session beans are stopped before the drain of a deployment has
 * ended.
 */
@Singleton
class ResultWriter {

  private static final int MOST_AT_ONCE = 256;
  private static final long RETRY_MILLIS = 1_000;
  private static final String CUT_DOWN = "output and error texts of this run could not be stored";

  private final Results results;
  private final RunAlarm alarm;
  private final FailedRuns failedRuns;
  private final RunEvents events;
  private final BlockingQueue<RunResult> waiting = new LinkedBlockingQueue<>();
  private final AtomicInteger unwritten = new AtomicInteger();
  private volatile Runnable changeOfChain = () -> {};
  private volatile LongPredicate followed = trigger -> false;
  private volatile Runnable endOfFollowed = () -> {};

  /**
   * Makes one.
   *
   * @param alarm is told when further attempts are due
   * @param failedRuns tells operators of results that failed
   * @param events tells observers of all of them
   */
  @Inject
  ResultWriter(Results results, RunAlarm alarm, FailedRuns failedRuns, RunEvents events) {
    this.results = results;
    this.alarm = alarm;
    this.failedRuns = failedRuns;
    this.events = events;
  }

  /** Says what is done when a member of a chain has ended, or a chain has begun. */
  void onChangeOfChain(Runnable action) {
    changeOfChain = action;
  }

  /**
   * Says what is done when runs of some triggers have ended.
   *
   * @param triggers whether it is one of them, by its id: asked for each result
   * @param action must be quick
   */
  void onEndOf(LongPredicate triggers, Runnable action) {
    followed = triggers;
    endOfFollowed = action;
  }

  /** A chain has begun, and has no result to be written. */
  void chainHasBegun() {
    changeOfChain.run();
  }

  /** Takes a result; returns at once. */
  void add(RunResult result) {
    unwritten.incrementAndGet();
    waiting.add(result);
  }

  /** Tells of failures that were only counted so far; now and then. */
  void tellOfFailures() {
    failedRuns.look();
  }

  /** How many results were taken and are not written yet. */
  int unwritten() {
    return unwritten.get();
  }

  /**
   * Writes results as they come, until the thread is interrupted.
   *
   * @param whenWritten is called when slots may have been freed
   */
  void run(Runnable whenWritten) throws InterruptedException {
    while (true) {
      var batch = new ArrayList<RunResult>();
      batch.add(waiting.take());
      waiting.drainTo(batch, MOST_AT_ONCE - 1);
      write(batch);
      whenWritten.run();
    }
  }

  private void write(List<RunResult> batch) throws InterruptedException {
    for (boolean told = false; true; told = true) {
      try {
        done(results.end(batch), batch, told);
        return;
      } catch (RuntimeException refused) {
        if (!(refused instanceof DatabaseException away) || away.isAboutTheData()) {
          writeOneByOne(batch, refused);
          return;
        }
        if (told || away.isAway()) {
          ListenerLog.LOG.resultsStillKept(batch.size(), refused.getMessage());
        } else {
          ListenerLog.LOG.resultsKept(batch.size(), refused.getMessage());
        }
        TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
      }
    }
  }

  /**
   * Writes at once the end of a run whose thread still works; without its texts, if they cannot be
   * stored.
   *
   * @throws DatabaseException if the database is away
   */
  void endKeepingSlot(RunResult result) {
    try {
      endKeepingItsSlot(result);
    } catch (DatabaseException refused) {
      if (!refused.isAboutTheData()) {
        throw refused;
      }
      ListenerLog.LOG.resultCutDown(result.run().key().log().value(), refused);
      endKeepingItsSlot(withoutTexts(result));
    }
  }

  private void endKeepingItsSlot(RunResult result) {
    tell(results.endKeepingSlots(List.of(result)), List.of(result));
  }

  private void writeOneByOne(List<RunResult> batch, RuntimeException refused)
      throws InterruptedException {
    if (batch.size() == 1) {
      writeCutDown(batch.get(0), refused);
      return;
    }
    for (var result : batch) {
      write(List.of(result));
    }
  }

  private void writeCutDown(RunResult result, RuntimeException refused)
      throws InterruptedException {
    long log = result.run().key().log().value();
    if (CUT_DOWN.equals(result.error())) {
      ListenerLog.LOG.resultLost(log, refused);
      unwritten.decrementAndGet();
      events.settled(List.of(result));
      return;
    }
    ListenerLog.LOG.resultCutDown(log, refused);
    write(List.of(withoutTexts(result)));
  }

  private void done(Results.Written written, List<RunResult> batch, boolean again) {
    unwritten.addAndGet(-batch.size());
    events.settled(batch);
    tell(written, batch);
    for (var run : written.refused()) {
      // The first try may have been a success of which nobody learned.
      if (again) {
        ListenerLog.LOG.resultIsThere(run.log().value());
      } else {
        ListenerLog.LOG.resultRefused(run.log().value());
      }
    }
  }

  /** Tells of results that were written. */
  void tell(Results.Written outcome, List<RunResult> batch) {
    var refused = Set.copyOf(outcome.refused());
    var written = batch.stream().filter(result -> !refused.contains(result.run().key())).toList();
    failedRuns.tell(written);
    events.ended(written);
    events.deactivated(outcome.deactivated());
    outcome.retries().forEach(alarm::setFor);
    if (written.stream().anyMatch(result -> result.run().parent() != null)) {
      changeOfChain.run();
    }
    if (written.stream().anyMatch(result -> followed.test(result.run().key().trigger().value()))) {
      endOfFollowed.run();
    }
  }

  private static RunResult withoutTexts(RunResult result) {
    return new RunResult(
        result.run(),
        result.status(),
        result.reason(),
        result.startDate(),
        result.endDate(),
        CUT_DOWN,
        null,
        KeptOutput.NONE,
        null);
  }
}
