// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

/** Where a run stands. */
public enum RunStatus {
  /** It waits to be claimed, now or when its planned date has come. */
  QUEUED,
  /** A node has claimed it. */
  IN_PROGRESS,
  /** Its executor returned. */
  SUCCESSFUL,
  /** Its executor threw, or what ran it is gone. */
  FAILED,
  /** It did not run, or was ended by a user. */
  CANCELED,
  /** It was ended because it took too long. */
  TIMED_OUT,
  /** It stands for a due time that did not run. */
  MISSED;

  /** Whether a run in this state may come into that one. Ended is ended. */
  public boolean canBecome(RunStatus next) {
    return switch (this) {
      case QUEUED -> next == IN_PROGRESS || next == CANCELED;
      // Back to QUEUED only for a claim whose executor was not entered yet.
      case IN_PROGRESS ->
          next == QUEUED
              || next == SUCCESSFUL
              || next == FAILED
              || next == CANCELED
              || next == TIMED_OUT;
      case SUCCESSFUL, FAILED, CANCELED, TIMED_OUT, MISSED -> false;
    };
  }

  /** Whether nothing will change it any more. */
  public boolean isEnded() {
    return this != QUEUED && this != IN_PROGRESS;
  }

  /** Whether a further attempt makes sense after it. */
  public boolean isWorthARetry() {
    return this == FAILED || this == TIMED_OUT;
  }
}
