// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.contest.Arrival;
import dev.dispatchee.benchmark.contest.ContestantProcess;
import dev.dispatchee.benchmark.contest.Drain;
import dev.dispatchee.benchmark.contest.Work;
import dev.dispatchee.benchmark.postgres.PostgresServer;
import dev.dispatchee.benchmark.product.DispatchContestant;
import dev.dispatchee.benchmark.report.Report;
import java.time.Duration;

/**
 * The contestants one after the other, round by round: each starts on a new, empty database, does
 * its first drain there, and then, warm, everything else.
 */
final class Contest {

  private final Settings settings;
  private final Lineup lineup;
  private final PostgresServer postgres;
  private final NoOpDrains noOps;
  private final SlotUse slotUse = new SlotUse();
  private final Overtaking overtaking = new Overtaking();
  private final Bursts bursts = new Bursts();

  Contest(Settings settings, Lineup lineup, PostgresServer postgres) {
    this.settings = settings;
    this.lineup = lineup;
    this.postgres = postgres;
    this.noOps = new NoOpDrains(postgres);
  }

  /** Measures all rounds and reports. */
  void hold(Report report) {
    for (int round = 1; round <= settings.rounds(); round++) {
      System.out.printf("round %d of %d%n", round, settings.rounds());
      lineup.entrants().stream().filter(this::hasSomethingToDo).forEach(this::measure);
    }
    report(report);
  }

  private boolean hasSomethingToDo(Entrant entrant) {
    return settings.wants(Scenario.DRAIN, Scenario.SLOTS)
        || (settings.wants(Scenario.OVERTAKE) && entrant == Entrant.PRODUCT)
        || (settings.wants(Scenario.BURST) && entrant.bursts());
  }

  private void measure(Entrant entrant) {
    int runs = entrant.runs(settings.runs());
    try (var who = entrant.start(postgres.create(), lineup)) {
      if (settings.wants(Scenario.DRAIN)) {
        noOps.measureJustStarted(who, runs);
      }
      warmUp(who, runs);
      if (settings.wants(Scenario.DRAIN)) {
        noOps.measure(who, runs);
      }
      if (settings.wants(Scenario.SLOTS)) {
        slotUse.measure(who, runs);
      }
      if (settings.wants(Scenario.OVERTAKE) && who instanceof DispatchContestant dispatch) {
        overtaking.measure(dispatch, runs);
      }
      if (settings.wants(Scenario.BURST) && entrant.bursts()) {
        bursts.measure(who);
      }
    }
  }

  // Virtual machines compile what they do often, in steps, for longer than a few drains take.
  private void warmUp(ContestantProcess who, int runs) {
    var inEachWay = settings.warmUp().dividedBy(Arrival.values().length);
    for (var arrival : Arrival.values()) {
      var drain = new Drain(Work.NO_OP, arrival, runs);
      long start = System.nanoTime();
      do {
        who.drain(drain);
      } while (Duration.ofNanos(System.nanoTime() - start).compareTo(inEachWay) < 0);
    }
  }

  private void report(Report report) {
    if (settings.wants(Scenario.DRAIN)) {
      noOps.report(report);
    }
    if (settings.wants(Scenario.SLOTS)) {
      slotUse.report(report);
    }
    if (settings.wants(Scenario.OVERTAKE)) {
      overtaking.report(report);
    }
    if (settings.wants(Scenario.BURST)) {
      bursts.report(report);
    }
  }
}
