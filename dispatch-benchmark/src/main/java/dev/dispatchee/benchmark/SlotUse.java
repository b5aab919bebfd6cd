// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.contest.Arrival;
import dev.dispatchee.benchmark.contest.ContestantProcess;
import dev.dispatchee.benchmark.contest.Drain;
import dev.dispatchee.benchmark.contest.Work;
import dev.dispatchee.benchmark.product.DispatchContestant;
import dev.dispatchee.benchmark.report.Better;
import dev.dispatchee.benchmark.report.Report;
import dev.dispatchee.benchmark.report.Series;
import java.util.concurrent.TimeUnit;

/** Many runs that wait ten milliseconds each: how much of its slots a contestant uses for them. */
final class SlotUse {

  private static final String RATE = "runs a second";
  private static final String PERCENT = "percent of what its slots allow";
  private static final String SLOTS = "slots";
  private static final double LEAST_PERCENT = 97;

  private final Series series = new Series();

  /** A drain of one that is warm. */
  void measure(ContestantProcess who, int runs) {
    var took = who.drain(new Drain(Work.TEN_MILLIS, Arrival.THERE_BEFORE, runs));
    double rate = runs * 1e9 / took.toNanos();
    double allowed = who.slots() * (double) TimeUnit.SECONDS.toMillis(1) / Work.TEN_MILLIS.millis();
    series.add(who.name(), RATE, rate);
    series.add(who.name(), PERCENT, 100 * rate / allowed);
    series.add(who.name(), SLOTS, who.slots());
  }

  /** The table, who is ahead, and what was aimed at. */
  void report(Report report) {
    report.heading("Many runs of 10 ms due at once, rows there before");
    report.add(series.table("10 ms"));
    report.standing(series, PERCENT, Better.MORE);
    series
        .of(DispatchContestant.NAME, PERCENT)
        .ifPresent(
            percent -> report.target("10 ms, " + PERCENT, percent.median(), LEAST_PERCENT, true));
  }
}
