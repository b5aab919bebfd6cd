// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.trigger.TriggerDefinition;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the interval or the recurrence rule of a trigger without a start counts from.
 *
 * <p>An edit, a pause or an import moves no fire: the phase stays for as long as the interval is
 * the same. A new interval counts from the last fire; what never fired begins when it is activated.
 *
 * @param anchor what it counted from so far; null when it was never active
 * @param lastFire its last fire; null when it never fired
 */
record IntervalAnchor(@Nullable Instant anchor, @Nullable Instant lastFire) {

  static final IntervalAnchor NONE = new IntervalAnchor(null, null);

  /**
   * What it counts from after a change; null when it has nothing that counts, or is not active yet.
   *
   * @param before its definition before the change; null when it is new
   */
  @Nullable Instant after(
      @Nullable TriggerDefinition before, TriggerDefinition after, Instant now) {
    if (!counts(after)) {
      return null;
    }
    var kept =
        before != null
                && Objects.equals(after.schedule().interval(), before.schedule().interval())
                && Objects.equals(after.schedule().rrule(), before.schedule().rrule())
            ? phase(before, now)
            : lastFire;
    return kept == null && after.active() ? now : kept;
  }

  private static boolean counts(TriggerDefinition definition) {
    return definition.schedule().interval() != null || definition.schedule().rrule() != null;
  }

  // A start gave the phase while there was one. One that lies ahead has given none yet.
  private @Nullable Instant phase(TriggerDefinition before, Instant now) {
    var start = before.schedule().startDate();
    var kept = start == null ? anchor : start;
    return kept == null || kept.isAfter(now) ? null : kept;
  }
}
