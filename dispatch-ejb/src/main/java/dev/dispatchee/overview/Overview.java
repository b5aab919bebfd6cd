// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.overview;

import dev.dispatchee.log.HeldUp;
import dev.dispatchee.log.RunStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the engine does, in numbers; the names are those of the admin API.
 *
 * @param queued how many runs wait, for their turn or for their time
 * @param inProgress how many are in progress
 * @param oldestQueuedSeconds how long the run that has been due for longest has waited; 0 when none
 *     is due
 * @param oldestOverdueSeconds how long the trigger that has been due for longest has not fired; 0
 *     when none is due
 * @param activeTriggers how many triggers fire
 * @param schedulerPaused whether the whole scheduler is paused, so that none of them does
 * @param alertsUnsent how many alerts could not be sent so far, or were given up within a day
 * @param lastHour how many runs ended in the last hour
 * @param last24Hours how the runs ended that were planned in the last 24 hours, to the full hour;
 *     null while history is still being added up after an upgrade
 * @param hours the same by the hour, oldest first; empty when that is null, and hours without runs
 *     are left out
 * @param heldUp what holds up most of the due runs that wait for a place in a group or for a rate,
 *     the one with most runs first, 10 at most
 * @param secondsUntilEmpty how long the runs that are due will have waited for their turn at the
 *     pace of the last hour; null when none is due, or too few have ended to tell
 */
public record Overview(
    long queued,
    long inProgress,
    long oldestQueuedSeconds,
    long oldestOverdueSeconds,
    long activeTriggers,
    boolean schedulerPaused,
    long alertsUnsent,
    LastHour lastHour,
    @Nullable LastHour last24Hours,
    List<Hour> hours,
    List<HeldUp> heldUp,
    @Nullable Long secondsUntilEmpty) {

  /**
   * How many runs ended in a time, by how they ended.
   *
   * @param missed how many logs tell of due times that did not run
   */
  public record LastHour(long successful, long failed, long canceled, long timedOut, long missed) {

    static LastHour sum(Collection<Map<RunStatus, Long>> counts) {
      var all = new EnumMap<RunStatus, Long>(RunStatus.class);
      counts.forEach(some -> some.forEach((status, runs) -> all.merge(status, runs, Long::sum)));
      return of(all);
    }

    static LastHour of(Map<RunStatus, Long> counts) {
      return new LastHour(
          counts.getOrDefault(RunStatus.SUCCESSFUL, 0L),
          counts.getOrDefault(RunStatus.FAILED, 0L),
          counts.getOrDefault(RunStatus.CANCELED, 0L),
          counts.getOrDefault(RunStatus.TIMED_OUT, 0L),
          counts.getOrDefault(RunStatus.MISSED, 0L));
    }

    long ended() {
      return successful + failed + canceled + timedOut;
    }
  }

  /**
   * How many runs ended how that were planned in an hour.
   *
   * @param startDate when the hour begins
   * @param missed how many logs tell of due times that did not run
   */
  public record Hour(
      Instant startDate, long successful, long failed, long canceled, long timedOut, long missed) {

    static Hour of(Instant startDate, Map<RunStatus, Long> counts) {
      var ended = LastHour.of(counts);
      return new Hour(
          startDate,
          ended.successful(),
          ended.failed(),
          ended.canceled(),
          ended.timedOut(),
          ended.missed());
    }
  }
}
