// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

/** Why a run ended otherwise than by its executor's return or exception. */
public enum EndReason {
  /** Another run of the trigger was in progress. */
  OVERLAP,
  /** A user canceled it. */
  USER,
  /** Its time was up. */
  TIMEOUT,
  /** Its node died, or was started again. */
  NODE_LOST,
  /** Its server was stopped. */
  SERVER_STOPPED,
  /** Its executor's deployment was taken off its server. */
  EXECUTOR_REMOVED,
  /** No node has its executor. */
  EXECUTOR_MISSING,
  /** Its executor refused the settings. */
  SETTINGS_INVALID,
  /** Its executor said that another attempt would fail as well. */
  PERMANENT_FAILURE,
  /** Its trigger was deleted while it waited. */
  TRIGGER_DELETED,
  /** An administrator closed it by force. */
  FORCE_CLOSED,
  /** Its time passed while nothing could fire it. */
  MISFIRE,
  /** Its local time does not exist on that day. */
  GAP,
  /** A calendar barred its time. */
  CALENDAR;

  /** What the attempt after it is caused by. */
  public RunCause causeOfNextAttempt() {
    return isLoss() ? RunCause.RECOVERY : RunCause.RETRY;
  }

  /** Whether another attempt would come to the same end. */
  public boolean isPermanent() {
    return this == SETTINGS_INVALID || this == PERMANENT_FAILURE;
  }

  /** Whether the run went with its node, and not by its own fault. */
  public boolean isLoss() {
    return this == NODE_LOST || this == SERVER_STOPPED || this == EXECUTOR_REMOVED;
  }
}
