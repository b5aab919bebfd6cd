// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.log.NewRun;
import dev.dispatchee.log.RunSubject;
import java.time.Instant;
import java.util.Optional;

/**
 * A run that somebody asked for and may have.
 *
 * @param subject what it takes from its trigger, with the settings of this run
 * @param mode where it runs
 * @param request how it was asked for
 * @param user who asks
 */
record ManualRun(
    RunSubject subject, DispatchTaskClusterMode mode, RunRequest request, String user) {

  /** The key that it was asked for under, if there is one. */
  Optional<IdempotencyKey> key() {
    return request.key(user, subject.trigger());
  }

  /** Its row for one target. */
  NewRun on(String target, Instant now) {
    boolean waits = request.onOverlap() == RunRequest.OnOverlap.QUEUE;
    return NewRun.manual(subject, now, target, waits, user);
  }
}
