// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.runnow;

import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.trigger.DispatchTaskClusterMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run that somebody asked for and may have.
 *
 * @param subject what it takes from its trigger, with the settings of this run
 * @param mode where it runs
 * @param request how it was asked for
 * @param user who asks
 * @param enqueued whether it is work of an executor, for which nobody made a trigger
 * @param rerunOf the run that it repeats; null when it is none
 */
record ManualRun(
    RunSubject subject,
    DispatchTaskClusterMode mode,
    RunRequest request,
    String user,
    boolean enqueued,
    @Nullable DispatchLogId rerunOf) {

  /** When it is due. */
  Instant plannedDate(Instant now) {
    return request.at() == null ? now : request.at();
  }

  /** The key that it was asked for under, if there is one. */
  Optional<IdempotencyKey> key() {
    return request.key(user, subject.trigger());
  }

  /** Its row for one target. */
  NewRun on(String target, Instant now) {
    boolean waits = request.onOverlap() == RunRequest.OnOverlap.QUEUE;
    var due = plannedDate(now);
    return enqueued
        ? NewRun.enqueued(subject, due, target, waits, user)
        : NewRun.manual(subject, due, target, waits, user);
  }

  /** What the audit keeps of it: JSON. */
  String state() {
    var state = new StringBuilder("{");
    if (rerunOf != null) {
      state.append("\"rerunOf\":").append(rerunOf.value()).append(',');
    }
    if (request.at() != null) {
      state.append("\"at\":\"").append(request.at()).append("\",");
    }
    return state
        .append("\"dispatchTaskSettings\":")
        .append(subject.settings())
        .append('}')
        .toString();
  }
}
