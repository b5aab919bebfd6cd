// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.capacity;

import static dev.dispatchee.benchmark.capacity.Figure.DAY_BYTES;
import static dev.dispatchee.benchmark.capacity.Figure.LOG_BYTES;
import static dev.dispatchee.benchmark.capacity.Figure.TRIGGER_BYTES;

/**
 * What the database takes on its disk, without output of runs, the audit and its log of changes.
 *
 * @param figures what was measured
 * @param load day by day
 * @param retentionDays how long logs are kept
 */
public record DiskGrowth(Figures figures, Load load, int retentionDays) {

  /** How long what history was added up to is kept. */
  private static final int DAYS_ADDED_UP = 400;

  /** Refuses a retention of no day. */
  public DiskGrowth {
    if (retentionDays < 1) {
      throw new IllegalArgumentException("retention of %d days".formatted(retentionDays));
    }
  }

  /** How many bytes there are after some days. */
  public double bytesAfter(int days) {
    double logs = load.runsADay() * Math.min(days, retentionDays);
    // A row for each trigger that ran on a day.
    double sums = Math.min(load.triggers(), load.runsADay()) * Math.min(days, DAYS_ADDED_UP);
    return logs * figures.of(LOG_BYTES)
        + sums * figures.of(DAY_BYTES)
        + load.triggers() * figures.of(TRIGGER_BYTES);
  }
}
