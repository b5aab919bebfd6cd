// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.queue;

import dev.dispatchee.log.RunKey;
import java.time.Instant;
import java.util.Comparator;

/**
 * The log of a trigger with the latest planned date, and of these the largest id.
 *
 * @param key which it is
 * @param plannedDate when it is to run
 */
public record NewestRun(RunKey key, Instant plannedDate) {

  /** Whether {@code log} and {@code planned} of r are newer than what trigger t has. */
  public static final String IS_NEWER =
      """
      (t.newest_planned_date is null or t.newest_planned_date < r.planned
        or (t.newest_planned_date = r.planned and t.newest_log_id < r.log))
      """;

  static final Comparator<NewestRun> BY_PLANNED_DATE =
      Comparator.comparing(NewestRun::plannedDate).thenComparing(run -> run.key().log().value());

  /** Of two runs of a trigger the newer one. */
  public static NewestRun newer(NewestRun one, NewestRun other) {
    return BY_PLANNED_DATE.compare(one, other) >= 0 ? one : other;
  }
}
