// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.contest.Arrival;
import dev.dispatchee.benchmark.contest.Contestant;
import dev.dispatchee.benchmark.contest.ContestantProcess;
import dev.dispatchee.benchmark.contest.Drain;
import dev.dispatchee.benchmark.contest.Work;
import dev.dispatchee.benchmark.peer.Peer;
import dev.dispatchee.benchmark.peer.PeerProcess;
import dev.dispatchee.benchmark.postgres.PostgresServer;
import dev.dispatchee.benchmark.product.DispatchContestant;
import dev.dispatchee.benchmark.report.Report;
import dev.dispatchee.benchmark.report.Series;
import dev.dispatchee.benchmark.report.Summary;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The contestants one after the other, round by round: each starts on a new, empty database, does
 * its first drain there, and then, warm, the others.
 */
final class Contest {

  private static final String FIRST = "no-op, new database, just started";
  private static final String THERE = "no-op, rows there before";
  private static final String MADE = "no-op, making them counted";
  private static final String ONE_TRIGGER = "no-op, one trigger with overlap";
  private static final String TEN_MILLIS = "10 ms, rows there before";

  private static final String MEDIAN = "median";
  private static final String P99 = "99 of 100";
  private static final String LAST = "last start";

  private static final String WAITED = "waited";

  // Virtual machines compile what they do often, in steps, for longer than a few drains take.
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final int BURST = 5_000;
  private static final int PROBES = 10;
  private static final String US = DispatchContestant.NAME;

  private final Settings settings;
  private final PostgresServer postgres;
  private final Series rates = new Series();
  private final Series overtaking = new Series();
  private final Series bursts = new Series();

  Contest(Settings settings, PostgresServer postgres) {
    this.settings = settings;
    this.postgres = postgres;
  }

  /** Measures all rounds and reports. */
  void hold(Report report) {
    for (int round = 1; round <= settings.rounds(); round++) {
      System.out.printf("round %d of %d%n", round, settings.rounds());
      try (var dispatch = DispatchContestant.start(postgres.create(), settings.artifacts())) {
        measure(dispatch);
      }
      for (var peer : Peer.values()) {
        measure(peer);
      }
    }
    report(report);
  }

  private void measure(DispatchContestant dispatch) {
    if (wants(Scenario.DRAIN)) {
      drains(dispatch, settings.runs());
      var took = dispatch.drainOneTrigger(Work.NO_OP, settings.runs());
      rates.add(dispatch.name(), ONE_TRIGGER, rate(settings.runs(), took));
    }
    if (wants(Scenario.OVERTAKE)) {
      for (var work : Work.values()) {
        Arrays.stream(dispatch.overtake(work, settings.runs(), PROBES))
            .forEach(
                millis -> overtaking.add("backlog of " + nameOf(work), WAITED, (double) millis));
      }
    }
    burst(dispatch);
  }

  private void measure(Peer peer) {
    boolean bursts = wants(Scenario.BURST) && peer != Peer.JOBRUNR;
    if (wants(Scenario.DRAIN) || bursts) {
      try (var process = PeerProcess.start(peer, postgres.create())) {
        if (wants(Scenario.DRAIN)) {
          drains(process, peer.runs(settings.runs()));
        }
        if (bursts) {
          burst(process);
        }
      }
    }
  }

  private void drains(ContestantProcess who, int runs) {
    drain(who, FIRST, new Drain(Work.NO_OP, Arrival.THERE_BEFORE, runs));
    warmUp(who, runs);
    drain(who, THERE, new Drain(Work.NO_OP, Arrival.THERE_BEFORE, runs));
    drain(who, MADE, new Drain(Work.NO_OP, Arrival.MADE_MEANWHILE, runs));
    drain(who, TEN_MILLIS, new Drain(Work.TEN_MILLIS, Arrival.THERE_BEFORE, runs));
  }

  private static void warmUp(ContestantProcess who, int runs) {
    for (var arrival : Arrival.values()) {
      var drain = new Drain(Work.NO_OP, arrival, runs);
      long start = System.nanoTime();
      do {
        who.drain(drain);
      } while (System.nanoTime() - start < WARM_UP.toNanos());
    }
  }

  private void drain(ContestantProcess who, String measure, Drain drain) {
    rates.add(who.name(), measure, rate(drain.runs(), who.drain(drain)));
  }

  private void burst(ContestantProcess who) {
    if (wants(Scenario.BURST)) {
      who.burst(BURST);
      var late = who.burst(BURST);
      bursts.add(who.name(), MEDIAN, (double) late.median());
      bursts.add(who.name(), P99, (double) late.p99());
      bursts.add(who.name(), LAST, (double) late.last());
    }
  }

  private boolean wants(Scenario scenario) {
    return settings.wants(scenario);
  }

  private static double rate(int runs, Duration took) {
    return runs * 1e9 / took.toNanos();
  }

  private static String nameOf(Work work) {
    return work == Work.NO_OP ? "no-op runs" : "runs of %d ms".formatted(work.millis());
  }

  private void report(Report report) {
    if (wants(Scenario.DRAIN)) {
      report.heading("Many runs due at once: runs a second");
      report.add(rates.table("runs/s"));
      reportRatios(report);
    }
    if (wants(Scenario.OVERTAKE)) {
      report.heading("An urgent run behind a backlog: milliseconds from its row to its start");
      report.add(overtaking.table("ms"));
      overtaking
          .of("backlog of " + nameOf(Work.TEN_MILLIS), WAITED)
          .ifPresent(ms -> report.target("longest wait, ms", ms.most(), 200, false));
    }
    if (wants(Scenario.BURST)) {
      report.heading("%,d triggers due at one instant: milliseconds late".formatted(BURST));
      report.add(bursts.table("ms"));
      bursts.of(US, LAST).ifPresent(ms -> report.target("last start, ms", ms.median(), 500, false));
    }
  }

  private void reportRatios(Report report) {
    for (var measure : new String[] {THERE, MADE}) {
      double best =
          Math.max(
              median(Peer.DB_SCHEDULER_FETCH, measure),
              median(Peer.DB_SCHEDULER_LOCK_AND_FETCH, measure));
      double ours = rates.of(US, measure).map(Summary::median).orElse(Double.NaN);
      report.target(measure + ", times the better db-scheduler", ours / best, 5, true);
    }
    double slots =
        Contestant.SLOTS * (double) TimeUnit.SECONDS.toMillis(1) / Work.TEN_MILLIS.millis();
    rates
        .of(US, TEN_MILLIS)
        .ifPresent(
            rate ->
                report.target(
                    TEN_MILLIS + ", percent of what the slots allow",
                    100 * rate.median() / slots,
                    95,
                    true));
  }

  private double median(Peer peer, String measure) {
    return rates.of(peer.title(), measure).map(Summary::median).orElse(Double.NaN);
  }
}
