// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a due run waits, as the admin API shows it; the names are those of the API.
 *
 * @param kind what has no room for it
 * @param group the name of the group; null of a rate
 * @param inUse how many runs are in progress in the group, or have started within the window
 * @param maximum how many may
 * @param window how long the window of a rate is; null of a group
 * @param nextPlaceDate when a rate lets the next run start; null of a group, where that is when a
 *     run ends
 */
public record WaitingFor(
    Kind kind,
    @Nullable String group,
    int inUse,
    int maximum,
    @Nullable Duration window,
    @Nullable Instant nextPlaceDate) {

  /** What has no room. */
  public enum Kind {
    /** The concurrency group. */
    GROUP,
    /** The rate of the trigger. */
    RATE
  }

  /** What a run waits for that stands before a gate without room. */
  static WaitingFor of(Gate full) {
    return full.isRate()
        ? new WaitingFor(
            Kind.RATE, null, full.held(), full.maximum(), full.window(), full.nextPlace())
        : new WaitingFor(Kind.GROUP, full.name(), full.held(), full.maximum(), null, null);
  }
}
