// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import dev.dispatchee.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a trigger is due next.
 *
 * @param due when the next fire or skipped time is dealt with; null when there is none
 * @param fire the next fire; null when there is none
 */
public record FireDates(@Nullable Instant due, @Nullable Instant fire) {

  public static final FireDates NONE = new FireDates(null, null);

  /** The same, dealt with later. */
  public FireDates putOff(Duration time) {
    return due == null ? this : new FireDates(due.plus(time), fire);
  }

  /** What comes strictly after an instant. */
  public static FireDates after(Optional<Schedule> schedule, Instant instant) {
    if (schedule.isEmpty()) {
      return NONE;
    }
    var next = schedule.get().nextAt(instant);
    var fire = schedule.get().nextFire(instant).orElse(null);
    return next.isEmpty() ? NONE : new FireDates(next.get(0).at(), fire);
  }
}
