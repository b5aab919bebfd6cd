// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the runs of a trigger came to; the names are those of the API. Run times are those of
 * successful runs; where they are told by day or by part, they are off by 3 % at most.
 *
 * @param days days with runs that have ended, by their planned dates in UTC, oldest first
 * @param durationP50Millis the time that half of all these runs took at most; null without any
 * @param durationP95Millis the same of 95 in 100 runs
 * @param usualDurationMillis the median of the latest 50; null without any
 * @param complete whether all runs are in there: old ones may not be added up yet
 */
public record TriggerStatistics(
    List<Day> days,
    @Nullable Long durationP50Millis,
    @Nullable Long durationP95Millis,
    @Nullable Long usualDurationMillis,
    boolean complete) {

  private static final double HALF = 0.5;
  private static final double MOST = 0.95;

  /** Copies the days. */
  public TriggerStatistics {
    days = List.copyOf(days);
  }

  /**
   * What the runs of one day came to.
   *
   * @param date which
   * @param missed how many logs tell of due times that did not run
   * @param busySeconds how long all of them took together
   */
  public record Day(
      LocalDate date,
      int successful,
      int failed,
      int canceled,
      int timedOut,
      int missed,
      long busySeconds,
      @Nullable Long durationP50Millis,
      @Nullable Long durationP95Millis) {

    private static final int MILLIS = 1_000;

    static Day of(Map.Entry<DayTotals.Key, DayTotals> day) {
      var totals = day.getValue();
      var counts = totals.counts();
      return new Day(
          LocalDate.ofEpochDay(day.getKey().day()),
          counts.successful(),
          counts.failed(),
          counts.canceled(),
          counts.timedOut(),
          counts.missed(),
          Math.round((double) totals.busyMillis() / MILLIS),
          orNull(totals.runTimes().quantile(HALF)),
          orNull(totals.runTimes().quantile(MOST)));
    }
  }

  static TriggerStatistics of(
      Map<DayTotals.Key, DayTotals> days, @Nullable Long usual, boolean complete) {
    var all = new RunTimes();
    days.values().forEach(day -> all.add(day.runTimes()));
    return new TriggerStatistics(
        days.entrySet().stream().map(Day::of).toList(),
        orNull(all.quantile(HALF)),
        orNull(all.quantile(MOST)),
        usual,
        complete);
  }

  static @Nullable Long orNull(OptionalLong value) {
    return value.isPresent() ? Long.valueOf(value.getAsLong()) : null;
  }
}
