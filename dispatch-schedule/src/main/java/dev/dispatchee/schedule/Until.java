// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.time.LocalDateTime;

/** The last moment of a recurrence rule. */
sealed interface Until {

  /** An instant; a fire that a change of the clock moved beyond it is left out. */
  record At(Instant instant) implements Until {}

  /** A local date-time of the rule's zone; for a date its last second. */
  record Local(LocalDateTime clock) implements Until {}
}
