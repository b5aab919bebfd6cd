// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.api.discovery.DiscoveredExecutor;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.result.ProgressReports;
import dev.dispatchee.log.result.RunResult;
import dev.dispatchee.log.result.RunResult.Progress;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run whose executor works on a thread of this node, and the one place that says how it ended.
 *
 * <p>Its thread runs it; others may ask it to end, and may give it up when it does not.
 */
final class RunInProgress {

  private static final int MOST_CAUSES = 32;

  private final ClaimedRun run;
  private final Clock clock;
  private final RunContext context;
  private final Instant startDate;

  // Held while something is stored, so that what is stored and what the result holds are the whole.
  private final Object storing = new Object();
  private long outputStored;
  private @Nullable Progress progressStored;

  private @Nullable Thread thread = Thread.currentThread();
  private @Nullable EndReason asked;
  private @Nullable Instant askedDate;
  private boolean givenUp;

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

  /** Whether its executor is of one of these types. */
  boolean isOf(Set<String> types) {
    return types.contains(run.subject().executorType());
  }

  /**
   * Runs the executor to its end.
   *
   * @param serverStops whether the server stops or is suspended
   * @return the result, or empty when the run was given up meanwhile and its result is written
   */
  Optional<RunResult> execute(DiscoveredExecutor executor, BooleanSupplier serverStops) {
    Throwable thrown = null;
    try {
      executor.execute(context);
    } catch (Throwable anything) {
      // Errors too: whatever an executor does, its run has an end and the slot goes on.
      thrown = anything;
    }
    if (wasInterrupted(thrown) && serverStops.getAsBoolean()) {
      endsWithTheServer();
    }
    return end(thrown);
  }

  /** Asks it to end, once: sets the flag that the executor may look at and interrupts. */
  synchronized void ask(EndReason why) {
    if (asked == null && thread != null) {
      asked = why;
      askedDate = clock.instant();
      thread.interrupt();
    }
  }

  // A server that stops interrupts the threads of its executor service by itself, and may do so
  // before this node has asked.
  private synchronized void endsWithTheServer() {
    if (asked == null) {
      asked = EndReason.SERVER_STOPPED;
    }
  }

  private static boolean wasInterrupted(@Nullable Throwable thrown) {
    // As deep as anybody wraps: causes may go round in a circle.
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .limit(MOST_CAUSES)
        .anyMatch(InterruptedException.class::isInstance);
  }

  synchronized boolean isAsked() {
    return asked != null;
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
   * @return its result, once; its thread keeps the slot until it ends
   */
  Optional<RunResult> giveUpIfAskedBefore(Instant limit) {
    synchronized (storing) {
      synchronized (this) {
        if (givenUp || thread == null || askedDate == null || !askedDate.isBefore(limit)) {
          return Optional.empty();
        }
        givenUp = true;
        return Optional.of(result(null));
      }
    }
  }

  /** Stores what it has said and how far it has come since the last time, if there is anything. */
  void store(ProgressReports results) {
    synchronized (storing) {
      var output = context.output().settled();
      var progress = context.lastProgress();
      if (isOver()
          || (output.bytes() == outputStored && Objects.equals(progress, progressStored))) {
        return;
      }
      context.output().beginStoring();
      results.store(run, output, progress);
      context.output().stored(output);
      outputStored = output.bytes();
      progressStored = progress;
    }
  }

  private synchronized boolean isOver() {
    return thread == null || givenUp;
  }

  /** Ends it before its executor was entered; from now on it cannot be asked to end. */
  synchronized void leave() {
    thread = null;
    // An interrupt that was meant for this run must not reach the next one of this thread.
    Thread.interrupted();
  }

  private Optional<RunResult> end(@Nullable Throwable thrown) {
    leave();
    synchronized (storing) {
      synchronized (this) {
        return givenUp ? Optional.empty() : Optional.of(result(thrown));
      }
    }
  }

  private RunResult result(@Nullable Throwable thrown) {
    var reason = asked;
    if (reason == null && thrown instanceof PermanentFailureException) {
      reason =
          thrown instanceof InvalidSettingsException
              ? EndReason.SETTINGS_INVALID
              : EndReason.PERMANENT_FAILURE;
    }
    return new RunResult(
        run,
        status(thrown),
        reason,
        startDate,
        clock.instant(),
        error(thrown),
        thrown == null ? null : StackTraces.of(thrown, context.mask()),
        context.output().kept(),
        context.lastProgress());
  }

  private RunStatus status(@Nullable Throwable thrown) {
    if (asked == null) {
      return thrown == null ? RunStatus.SUCCESSFUL : RunStatus.FAILED;
    }
    return switch (asked) {
      case TIMEOUT -> RunStatus.TIMED_OUT;
      case USER -> RunStatus.CANCELED;
      default -> RunStatus.FAILED;
    };
  }

  private @Nullable String error(@Nullable Throwable thrown) {
    var own = context.errorText();
    if (own.isPresent()) {
      return own.get();
    }
    if (asked != null) {
      return switch (asked) {
        case TIMEOUT -> "it took longer than " + run.timeout().orElseThrow();
        case USER -> "it was canceled";
        case FORCE_CLOSED -> "it was force-closed";
        default -> "the server was stopped";
      };
    }
    return thrown == null ? null : StackTraces.messageOf(thrown, context.mask());
  }
}
