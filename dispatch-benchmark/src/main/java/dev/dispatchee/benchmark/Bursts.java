// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.contest.ContestantProcess;
import dev.dispatchee.benchmark.product.DispatchContestant;
import dev.dispatchee.benchmark.report.Better;
import dev.dispatchee.benchmark.report.Report;
import dev.dispatchee.benchmark.report.Series;

/** Many triggers due at one instant: how late their runs start. */
final class Bursts {

  private static final int TRIGGERS = 5_000;
  private static final String MEDIAN = "median";
  private static final String P99 = "99 of 100";
  private static final String LAST = "last start";
  private static final double MOST_MILLIS = 350;

  private final Series series = new Series();

  /** One that does not count, and one that does. */
  void measure(ContestantProcess who) {
    who.burst(TRIGGERS);
    var late = who.burst(TRIGGERS);
    series.add(who.name(), MEDIAN, (double) late.median());
    series.add(who.name(), P99, (double) late.p99());
    series.add(who.name(), LAST, (double) late.last());
  }

  /** The table, who is ahead, and what was aimed at. */
  void report(Report report) {
    report.heading("%,d triggers due at one instant: milliseconds late".formatted(TRIGGERS));
    report.add(series.table("ms"));
    report.standings(series, Better.LESS);
    series
        .of(DispatchContestant.NAME, LAST)
        .ifPresent(ms -> report.target("last start, ms", ms.median(), MOST_MILLIS, false));
  }
}
