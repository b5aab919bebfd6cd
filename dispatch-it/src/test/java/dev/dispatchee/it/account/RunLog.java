// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of logs.
 *
 * @param target the node that it is addressed to, or {@code *}
 * @param serial 0 for what a due instant made; others are the log's own id
 * @param origin the log of the first attempt; null for the first one
 * @param witnessed whether its executor writes down what it does
 */
record RunLog(
    long id,
    long trigger,
    String status,
    String cause,
    @Nullable String reason,
    Instant planned,
    String target,
    long serial,
    int attempt,
    @Nullable Long origin,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable Instant missedUntil,
    @Nullable Integer missedCount,
    boolean witnessed) {

  /** The log of the first attempt. */
  long first() {
    return origin == null ? id : origin;
  }

  boolean isMissed() {
    return status.equals("MISSED");
  }

  boolean isSuccessful() {
    return status.equals("SUCCESSFUL");
  }

  boolean isOpen() {
    return status.equals("QUEUED") || status.equals("IN_PROGRESS");
  }

  /** Whether its executor may have been entered. */
  boolean mayHaveRun() {
    return switch (status) {
      case "SUCCESSFUL", "FAILED", "TIMED_OUT", "IN_PROGRESS" -> true;
      case "CANCELED" -> "USER".equals(reason);
      default -> false;
    };
  }
}
