// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that this node had claimed has ended, and its log says so. Not told of due times that did
 * not run, of runs that were canceled while they waited, and of those of a node that was lost:
 * nothing has run on this node then.
 *
 * @param run the run
 * @param status how it ended: {@code SUCCESSFUL}, {@code FAILED}, {@code TIMED_OUT} or {@code
 *     CANCELED}
 * @param reason why, if it was not its executor that ended it, such as {@code TIMEOUT}
 * @param startDate when its executor was entered; null if it was not
 * @param endDate when it ended
 * @param error what went wrong; secrets are masked
 * @param result the value that the executor left, if it did
 */
public record RunEnded(
    TriggerRun run,
    String status,
    @Nullable String reason,
    @Nullable Instant startDate,
    Instant endDate,
    @Nullable String error,
    @Nullable String result) {

  /** Whether it did what it was to do. */
  public boolean isSuccessful() {
    return "SUCCESSFUL".equals(status);
  }
}
