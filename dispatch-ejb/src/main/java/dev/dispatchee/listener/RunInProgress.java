// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.Causes;
import dev.dispatchee.api.discovery.DiscoveredExecutor;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.result.ProgressReports;
import dev.dispatchee.log.result.RunResult;
import dev.dispatchee.log.result.RunResult.Progress;
import dev.dispatchee.serverlog.RunLines;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A run whose executor works on a thread of this node.
 *
 * <p>Its thread runs it; others may ask it to end, may give it up when it does not, and store what
 * it has said meanwhile. {@link RunState} says who may do what when, and {@link RunEnd} how it
 * ended.
 *
 * <p>The monitor of this object is held while something is stored and while the result is made, so
 * that what is stored and what the result holds are the whole. That may take as long as a statement
 * takes; asking it to end waits for none, because it needs the state alone.
 */
final class RunInProgress {

  private final ClaimedRun run;
  private final Clock clock;
  private final RunContext context;
  private final Instant startDate;
  private final RunState state = new RunState(Thread.currentThread());
  private boolean startStored;
  private long outputStored;
  private @Nullable Progress progressStored;

  /** Must be made on the thread that runs it, just before the executor is entered. */
  RunInProgress(ClaimedRun run, Clock clock, Function<RunInProgress, RunContext> context) {
    this.run = run;
    this.clock = clock;
    this.startDate = clock.instant();
    this.context = context.apply(this);
  }

  ClaimedRun run() {
    return run;
  }

  Instant startDate() {
    return startDate;
  }

  /** Whether its executor is of one of these types. */
  boolean isOf(Set<String> types) {
    return types.contains(run.subject().executorType());
  }

  /**
   * Runs the executor to its end.
   *
   * @param lines take what it logs
   * @param serverStops whether the server stops or is suspended
   * @return the result, or empty when the run was given up meanwhile and its result is written
   */
  Optional<RunResult> execute(
      DiscoveredExecutor executor, RunLines lines, BooleanSupplier serverStops) {
    Throwable thrown = null;
    var key = run.key();
    var during =
        lines.during(key.trigger().value(), key.log().value(), run.attempt(), context.output());
    try {
      executor.execute(context);
    } catch (Throwable anything) {
      // Errors too: whatever an executor does, its run has an end and the worker goes on.
      thrown = anything;
    } finally {
      during.close();
    }
    // A server that stops interrupts the threads of its executor service by itself, and may do so
    // before this node has asked.
    var unasked =
        Causes.of(thrown).anyMatch(InterruptedException.class::isInstance)
                && serverStops.getAsBoolean()
            ? EndReason.SERVER_STOPPED
            : null;
    return state.end(unasked) ? Optional.of(result(thrown, thrown == null)) : Optional.empty();
  }

  /** Ends it before its executor was entered; from now on it cannot be asked to end. */
  void leave() {
    state.end(null);
  }

  /** Asks it to end, once: sets the flag that the executor may look at and interrupts. */
  void ask(EndReason why) {
    state.ask(why, clock.instant());
  }

  boolean isAsked() {
    return state.asked() != null;
  }

  /** Asks it to end when its time is up. */
  void askIfLate(Instant now) {
    if (run.timeout().filter(longest -> !now.isBefore(startDate.plus(longest))).isPresent()) {
      ask(EndReason.TIMEOUT);
    }
  }

  /**
   * Gives up a run that was asked to end before an instant and still works.
   *
   * @return its result, once; its thread keeps the worker until it ends
   */
  synchronized Optional<RunResult> giveUpIfAskedBefore(Instant limit) {
    return state.giveUpIfAskedBefore(limit) ? Optional.of(result(null, false)) : Optional.empty();
  }

  /**
   * Stores what it has said and how far it has come since the last time, if there is anything; the
   * first time in any case, as its row has the time of its claim for a start. A claim cannot know
   * when a thread will be free, and most runs have ended before anybody looks.
   */
  synchronized void store(ProgressReports reports) {
    var output = context.output().settled();
    var progress = context.lastProgress();
    boolean isNew =
        !startStored || output.bytes() != outputStored || !Objects.equals(progress, progressStored);
    if (state.isOver() || !isNew) {
      return;
    }
    context.output().beginStoring();
    reports.store(run, startDate, output, progress);
    context.output().stored(output);
    startStored = true;
    outputStored = output.bytes();
    progressStored = progress;
  }

  private synchronized RunResult result(@Nullable Throwable thrown, boolean returned) {
    return RunEnd.result(run, context, startDate, clock.instant(), state.asked(), thrown, returned);
  }
}
