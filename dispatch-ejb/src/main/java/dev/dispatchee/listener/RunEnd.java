// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.result.RunResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended, from why it was asked to end and what its executor threw.
 *
 * <pre>
 * asked to end because of | thrown            | status     | reason
 * nothing                 | nothing           | SUCCESSFUL | none
 * nothing                 | invalid settings  | FAILED     | SETTINGS_INVALID
 * nothing                 | permanent failure | FAILED     | PERMANENT_FAILURE
 * nothing                 | anything else     | FAILED     | none
 * its time-out            | or not            | TIMED_OUT  | TIMEOUT
 * a user                  | or not            | CANCELED   | USER
 * anything else           | or not            | FAILED     | why it was asked
 * </pre>
 *
 * <p>The error is what the executor says itself, or why it was asked to end, or what it threw. That
 * an executor ended normally although its run was asked to end is said in any case: what it had to
 * do may be done.
 */
final class RunEnd {

  private RunEnd() {}

  /**
   * Makes the result of a run.
   *
   * @param asked why it was asked to end; null if it was not
   * @param thrown what its executor threw; null if it returned, or still works
   * @param returned whether it returned
   */
  static RunResult result(
      ClaimedRun run,
      RunContext context,
      Instant startDate,
      Instant endDate,
      @Nullable EndReason asked,
      @Nullable Throwable thrown,
      boolean returned) {
    return new RunResult(
        run,
        status(asked, thrown),
        asked == null ? reason(thrown) : asked,
        startDate,
        endDate,
        error(run, context, asked, thrown, returned),
        thrown == null ? null : StackTraces.of(thrown, context.mask()),
        context.output().kept(),
        context.lastProgress(),
        context.legacy(returned || thrown != null));
  }

  private static RunStatus status(@Nullable EndReason asked, @Nullable Throwable thrown) {
    if (asked == null) {
      return thrown == null ? RunStatus.SUCCESSFUL : RunStatus.FAILED;
    }
    return switch (asked) {
      case TIMEOUT -> RunStatus.TIMED_OUT;
      case USER -> RunStatus.CANCELED;
      default -> RunStatus.FAILED;
    };
  }

  private static @Nullable EndReason reason(@Nullable Throwable thrown) {
    if (thrown instanceof InvalidSettingsException) {
      return EndReason.SETTINGS_INVALID;
    }
    return thrown instanceof PermanentFailureException ? EndReason.PERMANENT_FAILURE : null;
  }

  private static @Nullable String error(
      ClaimedRun run,
      RunContext context,
      @Nullable EndReason asked,
      @Nullable Throwable thrown,
      boolean returned) {
    var own = context.errorText();
    if (asked != null && returned) {
      var all = why(run, asked) + ", but its executor ended normally";
      return own.map(text -> text + "\n" + all).orElse(all);
    }
    if (own.isPresent()) {
      return own.get();
    }
    if (asked != null) {
      return why(run, asked);
    }
    return thrown == null ? null : StackTraces.messageOf(thrown, context.mask());
  }

  private static String why(ClaimedRun run, EndReason asked) {
    return switch (asked) {
      case TIMEOUT -> "it took longer than " + run.timeout().orElseThrow();
      case USER -> "it was canceled";
      case FORCE_CLOSED -> "it was force-closed";
      case EXECUTOR_REMOVED -> "its executor was undeployed";
      default -> "the server was stopped";
    };
  }
}
