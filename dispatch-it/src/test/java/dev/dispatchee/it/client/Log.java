// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.client;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The log of a run, as the admin API shows it. */
public record Log(
    long id,
    long triggerId,
    String triggerName,
    String status,
    String cause,
    Instant plannedDate,
    Instant queuedDate,
    @Nullable Instant startDate,
    @Nullable Instant endDate,
    @Nullable Long durationMillis,
    @Nullable String node,
    int attempt,
    @Nullable Long originLogId,
    @Nullable String reason,
    @Nullable Integer missedCount,
    String dispatchTaskExecutorType,
    @Nullable Map<String, String> dispatchTaskSettings,
    @Nullable String error,
    @Nullable String stackTrace,
    long outputBytes,
    boolean outputTruncated,
    @Nullable Integer progressPercent,
    @Nullable String requestedBy,
    @Nullable String canceledBy) {

  private static final Set<String> OPEN = Set.of("QUEUED", "IN_PROGRESS");

  public boolean hasEnded() {
    return !OPEN.contains(status);
  }

  public boolean isInProgress() {
    return status.equals("IN_PROGRESS");
  }

  public boolean isSuccessful() {
    return status.equals("SUCCESSFUL");
  }
}
