// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import dev.dispatchee.log.RunSubject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one call has handed over.
 *
 * @param subject its trigger
 * @param runs its runs
 * @param at when they are due; null for as soon as may be
 * @param user who asked, for the audit
 * @param deployment whose code asked; null if a user did, over the network
 */
record TaskBatch(
    RunSubject subject,
    List<TaskRun> runs,
    @Nullable Instant at,
    String user,
    @Nullable String deployment) {

  /** Copies the runs. */
  TaskBatch {
    runs = List.copyOf(runs);
  }

  void stored() {
    runs.forEach(TaskRun::stored);
  }

  void discarded() {
    runs.forEach(TaskRun::discarded);
  }
}
