// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as the server's log has it. Values that a newer server may extend are strings, not enums.
 *
 * @param id the id of the run
 * @param triggerId the id of its trigger
 * @param triggerName the name of its trigger
 * @param status {@code QUEUED}, {@code IN_PROGRESS}, {@code SUCCESSFUL}, {@code FAILED}, {@code
 *     CANCELED}, {@code TIMED_OUT} or {@code MISSED}
 * @param ended whether it is final
 * @param cause why it exists, such as {@code MANUAL}
 * @param plannedDate when it is due
 * @param queuedDate when it was queued
 * @param startDate when it started; null if it has not started, or never will
 * @param endDate when it ended; null if it has not
 * @param node the server that runs or ran it; null for none
 * @param attempt the number of the attempt, from 1 on
 * @param originId the run of the first attempt; null if this is the first
 * @param parentId the run of the chain that started this one; null if none did
 * @param reason why it ended if the executor did not end it, such as {@code NODE_LOST}; else null
 * @param error what went wrong; null if nothing did
 * @param outputBytes how much output it has written so far
 * @param outputTruncated whether it wrote more output than is kept
 * @param progressPercent 0 to 100; null if it reports no progress
 * @param progressMessage what it is doing; null if it reports no progress
 * @param result what its executor left as its result; null if it left none
 * @param requestedBy the user who asked for it; null if no user did
 * @param canceledBy the user who canceled it; null if no user did
 */
public record Run(
    long id,
    long triggerId,
    String triggerName,
    String status,
    boolean ended,
    String cause,
    Instant plannedDate,
    Instant queuedDate,
    @Nullable Instant startDate,
    @Nullable Instant endDate,
    @Nullable String node,
    int attempt,
    @Nullable Long originId,
    @Nullable Long parentId,
    @Nullable String reason,
    @Nullable String error,
    long outputBytes,
    boolean outputTruncated,
    @Nullable Integer progressPercent,
    @Nullable String progressMessage,
    @Nullable String result,
    @Nullable String requestedBy,
    @Nullable String canceledBy)
    implements Serializable {

  /** Whether its executor has returned. */
  public boolean isSuccessful() {
    return status.equals("SUCCESSFUL");
  }

  private Object writeReplace() {
    return WireForm.of(this);
  }
}
