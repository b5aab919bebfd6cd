// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.rebind;

import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.schedule.Occurrence;
import dev.dispatchee.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fires whose own time is past, which a calendar had moved to later, and which no longer take place
 * once it has changed: without a log nobody would ever learn of them.
 */
final class OvertakenMoves {

  /** Longer than anything is moved. */
  private static final Duration REACH = Duration.ofDays(33);

  /** Of a schedule with more fires than this in that time nothing is moved far. */
  private static final long MOST_FIRES = 10_000;

  private OvertakenMoves() {}

  /**
   * The logs of a trigger for them.
   *
   * @param before its schedule until now
   * @param after its schedule from now on
   */
  static List<NewRun> of(RunSubject subject, Schedule before, Schedule after, Instant now) {
    var end = now.plus(REACH);
    if (before.countFires(now, end) > MOST_FIRES) {
      return List.of();
    }
    return before
        .walk(now.minusMillis(1))
        .takeWhile(occurrence -> occurrence.at().isBefore(end))
        .filter(Occurrence.Fire.class::isInstance)
        .map(Occurrence.Fire.class::cast)
        .filter(fire -> !firesAt(after, fire.at()))
        .flatMap(fire -> Stream.ofNullable(fire.movedFrom()))
        .filter(planned -> planned.isBefore(now))
        .map(planned -> NewRun.barred(subject, planned, planned, 1))
        .toList();
  }

  private static boolean firesAt(Schedule schedule, Instant at) {
    return schedule.nextFire(at.minusNanos(1)).filter(at::equals).isPresent();
  }
}
