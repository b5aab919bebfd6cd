// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.task;

/** How far a task has come. */
public enum TaskStatus {
  /** The transaction in which it was handed over has not ended, or what is stored after it. */
  PENDING,
  /** It was never stored: that transaction was rolled back, or it could not be stored after it. */
  DISCARDED,
  /** It waits, now or until its time has come. */
  QUEUED,
  /** It runs. */
  IN_PROGRESS,
  /** Its executor returned. */
  SUCCESSFUL,
  /** Its executor threw, or what ran it is gone. */
  FAILED,
  /** It did not run, or was ended by somebody. */
  CANCELED,
  /** It was ended because it took too long. */
  TIMED_OUT,
  /** There was such a run; its log has been deleted since. */
  DELETED;

  /** Whether nothing will change it any more. */
  public boolean isEnded() {
    return this != PENDING && this != QUEUED && this != IN_PROGRESS;
  }
}
