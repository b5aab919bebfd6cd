// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A log as the admin API shows it; the names are those of the API.
 *
 * @param earliestStartDate the planned date and what jitter put it off by, as its trigger says now:
 *     what starts later than that is late
 */
public record LogView(
    long id,
    long triggerId,
    String triggerName,
    RunStatus status,
    RunCause cause,
    Instant plannedDate,
    Instant earliestStartDate,
    Instant queuedDate,
    @Nullable Instant startDate,
    @Nullable Instant endDate,
    @Nullable Long durationMillis,
    @Nullable String node,
    int attempt,
    @Nullable Long originLogId,
    @Nullable Long parentLogId,
    @Nullable EndReason reason,
    @Nullable Integer missedCount,
    @Nullable Instant missedUntilDate,
    String dispatchTaskExecutorType,
    @Nullable Map<String, String> dispatchTaskSettings,
    @Nullable String error,
    @Nullable String stackTrace,
    long outputBytes,
    boolean outputTruncated,
    @Nullable Integer progressPercent,
    @Nullable String progressMessage,
    @Nullable String result,
    @Nullable String requestedBy,
    @Nullable String canceledBy,
    int priority,
    @Nullable String targetNode,
    @Nullable WaitingFor waitingFor) {}
