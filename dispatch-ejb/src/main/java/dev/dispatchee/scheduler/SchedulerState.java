// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.scheduler;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the whole scheduler is paused; the names are those of the admin API.
 *
 * @param paused whether it is
 * @param pausedDate when it was paused the last time; null when it never was
 * @param resumedDate when that pause ended; null while it lasts, or when there was none
 * @param changedBy who paused or resumed it the last time; null when nobody did
 */
public record SchedulerState(
    boolean paused,
    @Nullable Instant pausedDate,
    @Nullable Instant resumedDate,
    @Nullable String changedBy) {

  static final SchedulerState RUNNING = new SchedulerState(false, null, null, null);

  /** Whether it was paused at an instant, by the latest pause. */
  public boolean wasPausedAt(Instant instant) {
    return pausedDate != null
        && !instant.isBefore(pausedDate)
        && (resumedDate == null || instant.isBefore(resumedDate));
  }
}
