// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.manage;

import dev.dispatchee.log.LogLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What logs came to, as far as it is told apart how long and how many of them are kept. */
enum Outcome {
  SUCCESSFUL("unsuccessful is null", "log_retention_millis", "successful_log_limit"),
  /** Failed or timed out. */
  FAILED(
      "unsuccessful in ('FAILED', 'TIMED_OUT')", "failed_log_retention_millis", "failed_log_limit"),
  /** Canceled or missed. */
  CANCELED(
      "unsuccessful in ('CANCELED', 'MISSED')",
      "canceled_log_retention_millis",
      "canceled_log_limit");

  /** Which logs, in the words of the indexes that have no others. */
  final String logs;

  /** The column of a trigger with the largest number of them. */
  final String limit;

  private final String retention;

  Outcome(String logs, String retention, String limit) {
    this.logs = logs;
    this.retention = retention;
    this.limit = limit;
  }

  /** For how many milliseconds a trigger {@code t} keeps them, as an expression. */
  String retention(LogLimits otherwise) {
    if (this == SUCCESSFUL) {
      return "t." + retention;
    }
    var configured = configuredRetention(otherwise);
    return "coalesce(t.%s, %s%s)"
        .formatted(
            retention,
            configured == null ? "" : configured.toMillis() + ", ",
            "t." + SUCCESSFUL.retention);
  }

  private @Nullable Duration configuredRetention(LogLimits otherwise) {
    return this == FAILED ? otherwise.failedRetention() : otherwise.canceledRetention();
  }
}
