// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as the server's log has it. Names that a later server may add to are texts.
 *
 * @param id which run
 * @param triggerId of which trigger
 * @param triggerName its name
 * @param status {@code QUEUED}, {@code IN_PROGRESS}, {@code SUCCESSFUL}, {@code FAILED}, {@code
 *     CANCELED}, {@code TIMED_OUT} or {@code MISSED}
 * @param ended whether nothing will change it any more
 * @param cause why it is there, such as {@code MANUAL}
 * @param plannedDate when it is due
 * @param queuedDate when it was queued
 * @param startDate when it started; null when it did not yet, or never will
 * @param endDate when it ended; null when it did not yet
 * @param node which server runs or ran it; null for none
 * @param attempt the how manieth attempt it is, from 1 on
 * @param originId of which run it is a further attempt; null when it is the first
 * @param reason why it ended when it was not the executor that ended it, such as {@code NODE_LOST};
 *     null when it was
 * @param error what went wrong; null when nothing did
 * @param outputBytes how much it has said so far
 * @param outputTruncated whether it said more than is kept
 * @param progressPercent 0 to 100; null when it does not tell
 * @param progressMessage what it does now; null when it does not tell
 * @param requestedBy who asked for it; null when nobody did
 * @param canceledBy who had it ended; null when nobody did
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
    @Nullable String reason,
    @Nullable String error,
    long outputBytes,
    boolean outputTruncated,
    @Nullable Integer progressPercent,
    @Nullable String progressMessage,
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
