// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import dev.dispatchee.scheduler.SchedulerState;
import java.time.Duration;
import java.time.Instant;

/**
 * Judges whether due instants are dealt with in time, or were missed.
 *
 * @param now when they are dealt with
 * @param times how late they may be
 * @param scheduler when it was paused: what was due then was missed, however short the pause
 */
record Lateness(Instant now, MisfireTimes times, SchedulerState scheduler) {

  /**
   * Whether due instants, at least one, are all dealt with in time.
   *
   * @param putOff how long after them that is to be
   */
  boolean isInTime(DueTimes due, Duration putOff) {
    if (due.fires().stream().anyMatch(at -> scheduler.wasPausedAt(at.plus(putOff)))) {
      return false;
    }
    var late = Duration.between(due.oldest().orElseThrow().plus(putOff), now);
    return late.compareTo(times.grace()) <= 0
        || (due.count() == 1 && late.compareTo(times.threshold()) <= 0);
  }
}
