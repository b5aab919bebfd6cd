// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.event;

import java.time.Instant;

/**
 * A run of a trigger: one attempt.
 *
 * @param logId the id of its log
 * @param triggerId the id of its trigger
 * @param triggerName the name that the trigger had when the run was made
 * @param executorType the type of its executor
 * @param attempt from 1; a further attempt is a run of its own, with a log of its own
 * @param plannedDate the instant for which the first attempt was planned
 */
public record TriggerRun(
    long logId,
    long triggerId,
    String triggerName,
    String executorType,
    int attempt,
    Instant plannedDate) {}
