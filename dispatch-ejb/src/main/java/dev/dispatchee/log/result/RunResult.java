// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.claim.ClaimedRun;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a claimed run ended.
 *
 * @param run the run
 * @param status what it became
 * @param reason why, when it was not its executor that ended it
 * @param startDate when its executor was entered; null when it was not
 * @param endDate when it ended
 * @param error what went wrong, for people
 * @param stackTrace where
 * @param output what it said
 * @param progress how far it had come
 * @param legacy what it leaves beside what it said
 */
public record RunResult(
    ClaimedRun run,
    RunStatus status,
    @Nullable EndReason reason,
    @Nullable Instant startDate,
    Instant endDate,
    @Nullable String error,
    @Nullable String stackTrace,
    KeptOutput output,
    @Nullable Progress progress,
    RunLegacy legacy) {

  /** Refuses an end that a run in progress cannot come to. */
  public RunResult {
    if (!status.isEnded() || !RunStatus.IN_PROGRESS.canBecome(status)) {
      throw new IllegalArgumentException("a run in progress cannot end as " + status);
    }
  }

  /** An end that leaves nothing. */
  public RunResult(
      ClaimedRun run,
      RunStatus status,
      @Nullable EndReason reason,
      @Nullable Instant startDate,
      Instant endDate,
      @Nullable String error,
      @Nullable String stackTrace,
      KeptOutput output,
      @Nullable Progress progress) {
    this(
        run,
        status,
        reason,
        startDate,
        endDate,
        error,
        stackTrace,
        output,
        progress,
        RunLegacy.NONE);
  }

  /** A run whose executor was never entered, or is gone. */
  public static RunResult lost(
      ClaimedRun run, EndReason reason, @Nullable Instant startDate, Instant now, String error) {
    return new RunResult(
        run, RunStatus.FAILED, reason, startDate, now, error, null, KeptOutput.NONE, null);
  }

  /** Whether it has failed for good, unless a user canceled it meanwhile. */
  boolean isFailure() {
    return status.isWorthARetry() && !isTriedAgain();
  }

  /** Whether a further attempt follows it, unless a user canceled it meanwhile. */
  boolean isTriedAgain() {
    if (!status.isWorthARetry() || (reason != null && reason.isPermanent())) {
      return false;
    }
    boolean lost = reason != null && reason.isLoss();
    return lost
        ? run.retries().allowsAfterLossOf(run.attempt())
        : run.retries().allowsAfter(run.attempt());
  }

  /**
   * How far a run had come.
   *
   * @param percent 0 to 100
   * @param message one short line
   */
  public record Progress(int percent, String message) {}
}
