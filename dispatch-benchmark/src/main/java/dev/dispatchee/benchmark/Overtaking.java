// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.contest.Work;
import dev.dispatchee.benchmark.product.DispatchContestant;
import dev.dispatchee.benchmark.report.Report;
import dev.dispatchee.benchmark.report.Series;
import java.util.Arrays;
import java.util.List;

/** Urgent runs behind a backlog: how long they wait. */
final class Overtaking {

  private static final String WAITED = "waited";
  private static final int PROBES = 10;
  private static final double MOST_MILLIS = 200;

  private final Series series = new Series();

  /** Behind backlogs of runs of each kind. */
  void measure(DispatchContestant dispatch, int backlog) {
    for (var work : List.of(Work.NO_OP, Work.TEN_MILLIS)) {
      Arrays.stream(dispatch.overtake(work, backlog, PROBES))
          .forEach(millis -> series.add(nameOf(work), WAITED, (double) millis));
    }
  }

  /** The table, and what was aimed at. */
  void report(Report report) {
    report.heading("An urgent run behind a backlog: milliseconds from its row to its start");
    report.add(series.table("ms"));
    series
        .of(nameOf(Work.TEN_MILLIS), WAITED)
        .ifPresent(ms -> report.target("longest wait, ms", ms.most(), MOST_MILLIS, false));
  }

  private static String nameOf(Work work) {
    return work == Work.NO_OP
        ? "backlog of no-op runs"
        : "backlog of runs of %d ms".formatted(work.millis());
  }
}
