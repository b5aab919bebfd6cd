// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import dev.dispatchee.log.RunStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest runs of some triggers, for lists; the names are those of the API.
 *
 * @param items one for each trigger that there is, in the order in which they were asked for
 */
public record LatestRuns(List<OfTrigger> items) {

  /** Copies the items. */
  public LatestRuns {
    items = List.copyOf(items);
  }

  /**
   * The newest runs of a trigger.
   *
   * @param triggerId the trigger
   * @param runs the newest ones, newest first
   * @param usualDurationMillis the median run time of the latest 50 successful ones; null without
   *     any
   */
  public record OfTrigger(long triggerId, List<Run> runs, @Nullable Long usualDurationMillis) {

    /** Copies the runs. */
    public OfTrigger {
      runs = List.copyOf(runs);
    }
  }

  /**
   * A run in few words.
   *
   * @param logId its log
   * @param durationMillis how long it took; null if it did not start, or has not ended
   */
  public record Run(
      long logId,
      RunStatus status,
      Instant plannedDate,
      @Nullable Instant startDate,
      @Nullable Long durationMillis) {

    static Run of(HistoryRow row) {
      return new Run(
          row.id(),
          row.status(),
          row.planned(),
          row.start(),
          TriggerStatistics.orNull(row.millis()));
    }
  }
}
