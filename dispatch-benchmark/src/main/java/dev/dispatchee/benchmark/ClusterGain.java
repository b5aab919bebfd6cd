// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.contest.Work;
import dev.dispatchee.benchmark.postgres.PostgresServer;
import dev.dispatchee.benchmark.product.DispatchNodes;
import dev.dispatchee.benchmark.product.Size;
import dev.dispatchee.benchmark.product.Use;
import dev.dispatchee.benchmark.report.Report;
import dev.dispatchee.benchmark.report.Series;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What a second node gives. Both are there all the time, warm; when one works alone the other one
 * is drained. They work by turns: the first, both, the second, both.
 */
final class ClusterGain {

  private static final Size SMALL = new Size(1_000, 0);
  private static final int FIRST = 0;
  private static final int SECOND = 1;
  private static final String ONE = "one node";
  private static final String TWO = "two nodes";

  private static final String SLEEPING = "runs of 200 ms a second";
  private static final String PERCENT = "percent of what the slots allow";
  private static final String NO_OP = "no-op runs a second, rows there before";
  private static final String COST = "PostgreSQL, µs a no-op run";
  private static final String MEDIAN = "20 fires a second, ms late, median";
  private static final String P99 = "99 of 100";
  private static final String MEDIAN_TOGETHER = "20 at each whole second, ms late, median";
  private static final String P99_TOGETHER = "99 of 100 of these";
  private static final String IDLE_STATEMENTS = "idle: statements a second";
  private static final String IDLE_DATABASE = "PostgreSQL, µs a second";
  private static final String IDLE_SERVERS = "servers, µs a second";

  /** As many runs as one node has slots for in 40 seconds, of each 20,000 no-op runs. */
  private static final double SLEEPING_PART = 0.16;

  private static final Duration WATCHED = Duration.ofSeconds(60);
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final int TOGETHER = 20;

  private final Settings settings;
  private final PostgresServer postgres;
  private final Series series = new Series();
  private final Series fires = new Series();
  private final Series idle = new Series();

  ClusterGain(Settings settings, PostgresServer postgres) {
    this.settings = settings;
    this.postgres = postgres;
  }

  /** Measures and reports. */
  void measure(Report report) {
    for (int round = 1; round <= settings.rounds(); round++) {
      System.out.printf("round %d of %d%n", round, settings.rounds());
      measureRound();
    }
    report(report);
  }

  private void measureRound() {
    var database = postgres.create();
    DispatchNodes.fill(database, settings.artifacts(), SMALL, settings.runs());
    try (var nodes =
        DispatchNodes.start(postgres, database, settings.artifacts(), SMALL, settings.runs(), 2)) {
      // Each by itself, so that both are as warm as one that is alone.
      for (int node : new int[] {FIRST, SECOND}) {
        nodes.letWork(node);
        WarmUp.of(settings.warmUp().dividedBy(2), nodes::drain);
      }
      for (int node : new int[] {FIRST, SECOND}) {
        nodes.letWork(node);
        measureWork(ONE, 1, nodes);
        nodes.letWork(FIRST, SECOND);
        measureWork(TWO, 2, nodes);
      }
      measureFires(nodes);
      idle(TWO, nodes.idle(IDLE));
    }
    try (var node =
        DispatchNodes.start(postgres, database, settings.artifacts(), SMALL, settings.runs(), 1)) {
      WarmUp.of(settings.warmUp().dividedBy(2), node::drain);
      idle(ONE, node.idle(IDLE));
    }
  }

  private void measureWork(String who, int count, DispatchNodes nodes) {
    int sleepers = Math.max(1, (int) (settings.runs() * SLEEPING_PART));
    double rate = nodes.sleep(sleepers).rate(sleepers);
    double allowed =
        count
            * DispatchNodes.SLOTS
            * (double) TimeUnit.SECONDS.toMillis(1)
            / Work.TWO_HUNDRED_MILLIS.millis();
    series.add(who, SLEEPING, rate);
    series.add(who, PERCENT, 100 * rate / allowed);
    var worked = nodes.drain();
    series.add(who, NO_OP, worked.rate(settings.runs()));
    series.add(who, COST, worked.used().databaseMicros(settings.runs()));
  }

  private void measureFires(DispatchNodes nodes) {
    var apart = nodes.watchFires(1, WATCHED);
    fires.add(TWO, MEDIAN, (double) apart.late().median());
    fires.add(TWO, P99, (double) apart.late().p99());
    var together = nodes.watchFires(TOGETHER, WATCHED);
    fires.add(TWO, MEDIAN_TOGETHER, (double) together.late().median());
    fires.add(TWO, P99_TOGETHER, (double) together.late().p99());
  }

  private void idle(String who, Use used) {
    long seconds = IDLE.toSeconds();
    idle.add(who, IDLE_STATEMENTS, used.statements() / (double) seconds);
    idle.add(who, IDLE_DATABASE, used.databaseMicros(seconds));
    idle.add(who, IDLE_SERVERS, used.serverMicros(seconds));
  }

  private void report(Report report) {
    report.heading("Two nodes beside one, on one PostgreSQL");
    report.add(series.table("by turns"));
    ratio(report, SLEEPING, 1.9);
    ratio(report, NO_OP, 1);
    report.add(fires.table("without faults"));
    report.target("20 fires a second, 99 of 100, ms", median(fires, TWO, P99), 150, false);
    report.target(
        "20 at each whole second, 99 of 100, ms", median(fires, TWO, P99_TOGETHER), 150, false);
    report.add(idle.table("nothing to do"));
  }

  private void ratio(Report report, String measure, double wanted) {
    report.target(
        "%s, two nodes times one".formatted(measure),
        median(series, TWO, measure) / median(series, ONE, measure),
        wanted,
        true);
  }

  private static double median(Series series, String who, String measure) {
    return series.of(who, measure).orElseThrow().median();
  }
}
