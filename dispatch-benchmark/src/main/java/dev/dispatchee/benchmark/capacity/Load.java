// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.capacity;

import java.util.concurrent.TimeUnit;

/**
 * What is asked of an installation, evenly all day.
 *
 * @param runsADay how many runs
 * @param triggers of how many triggers
 * @param runMillis how long a run takes by itself
 * @param instantsASecond at how many different instants of a second they are due at most: 1 for
 *     cron expressions, up to 1,000 for intervals
 */
public record Load(double runsADay, double triggers, double runMillis, double instantsASecond) {

  private static final double SECONDS_A_DAY = TimeUnit.DAYS.toSeconds(1);

  /** Refuses what is no load. */
  public Load {
    if (!(runsADay > 0) || !(triggers > 0) || !(runMillis >= 0) || !(instantsASecond >= 1)) {
      throw new IllegalArgumentException(
          "found %s runs, %s triggers, %s ms, %s instants, allowed: more than 0, ms from 0 on, instants from 1 on"
              .formatted(runsADay, triggers, runMillis, instantsASecond));
    }
  }

  /** How many runs there are in a second. */
  double runsASecond() {
    return runsADay / SECONDS_A_DAY;
  }

  /** At how many instants of a second something is due. */
  double dueInstantsASecond() {
    return Math.min(runsASecond(), instantsASecond);
  }

  /** How many triggers are due within so many seconds: each has one next date. */
  double triggersDueWithin(double seconds) {
    return Math.min(triggers, runsASecond() * seconds);
  }

  /** Whether many are due at the same instant, so that they share statements and commits. */
  boolean isOfBursts() {
    return runsASecond() > 2 * instantsASecond;
  }

  /** The same with another number of runs. */
  Load withRunsADay(double other) {
    return new Load(other, triggers, runMillis, instantsASecond);
  }
}
