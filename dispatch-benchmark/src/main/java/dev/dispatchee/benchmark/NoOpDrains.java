// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.contest.Arrival;
import dev.dispatchee.benchmark.contest.ContestantProcess;
import dev.dispatchee.benchmark.contest.Drain;
import dev.dispatchee.benchmark.contest.Work;
import dev.dispatchee.benchmark.postgres.PostgresServer;
import dev.dispatchee.benchmark.product.DispatchContestant;
import dev.dispatchee.benchmark.report.Better;
import dev.dispatchee.benchmark.report.Report;
import dev.dispatchee.benchmark.report.Series;
import dev.dispatchee.benchmark.report.Summary;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Many runs without work: how many a second, and what one of them costs the database. */
final class NoOpDrains {

  private static final String FIRST = "no-op, new database, just started";
  private static final String THERE = "no-op, rows there before";
  private static final String MADE = "no-op, making them counted";
  private static final String ONE_TRIGGER = "no-op, one trigger with overlap";
  private static final String COST = "no-op, from making its row to its end";
  private static final String COST_OF_ONE_TRIGGER = "the same, one trigger with overlap";
  private static final double MOST_MICROS = 28;

  private final PostgresServer postgres;
  private final Series rates = new Series();
  private final Series costs = new Series();
  private final Map<String, String> statements = new LinkedHashMap<>();

  NoOpDrains(PostgresServer postgres) {
    this.postgres = postgres;
  }

  /** The first drain on the empty database. */
  void measureJustStarted(ContestantProcess who, int runs) {
    add(who, FIRST, runs, who.drain(new Drain(Work.NO_OP, Arrival.THERE_BEFORE, runs)));
  }

  /** The drains of one that is warm. */
  void measure(ContestantProcess who, int runs) {
    add(
        who,
        THERE,
        runs,
        costing(
            who, COST, runs, () -> who.drain(new Drain(Work.NO_OP, Arrival.THERE_BEFORE, runs))));
    add(who, MADE, runs, who.drain(new Drain(Work.NO_OP, Arrival.MADE_MEANWHILE, runs)));
    if (who instanceof DispatchContestant dispatch) {
      add(
          who,
          ONE_TRIGGER,
          runs,
          costing(
              who, COST_OF_ONE_TRIGGER, runs, () -> dispatch.drainOneTrigger(Work.NO_OP, runs)));
    }
  }

  /** Tables, who is ahead, and what was aimed at. */
  void report(Report report) {
    report.heading("Many runs due at once: runs a second");
    report.add(rates.table("runs/s"));
    report.standings(rates, Better.MORE);
    target(report, FIRST, 2.5, "db-scheduler", Entrant.DB_SCHEDULER, Entrant.DB_SCHEDULER_FETCH);
    target(report, THERE, 1, "graphile-worker", Entrant.GRAPHILE_WORKER);
    target(report, THERE, 2.5, "db-scheduler", Entrant.DB_SCHEDULER, Entrant.DB_SCHEDULER_FETCH);
    target(report, MADE, 2, "db-scheduler", Entrant.DB_SCHEDULER, Entrant.DB_SCHEDULER_FETCH);

    report.heading(
        "What a run costs PostgreSQL: microseconds of processor time, all its processes");
    report.add(costs.table("µs a run"));
    report.standings(costs, Better.LESS);
    statements.forEach(
        (measure, table) -> {
          report.add("By statements of the last round, " + measure + ", waiting included:");
          report.add(table);
        });
    costs
        .of(DispatchContestant.NAME, COST)
        .ifPresent(micros -> report.target(COST + ", µs", micros.median(), MOST_MICROS, false));
  }

  // All of a drain of rows that are there before, so that making them is counted here.
  private Duration costing(
      ContestantProcess who, String measure, int runs, Supplier<Duration> drain) {
    postgres.forgetStatements();
    var before = postgres.cpu();
    var took = drain.get();
    costs.add(who.name(), measure, microsOfEach(postgres.cpu().minus(before), runs));
    if (who instanceof DispatchContestant) {
      statements.put(measure, postgres.statements(runs));
    }
    return took;
  }

  /** What each run of several cost, in microseconds. */
  static double microsOfEach(Duration all, int runs) {
    return (double) all.toNanos() / TimeUnit.MICROSECONDS.toNanos(1) / runs;
  }

  private void add(ContestantProcess who, String measure, int runs, Duration took) {
    rates.add(who.name(), measure, runs * 1e9 / took.toNanos());
  }

  private void target(
      Report report, String measure, double wanted, String whom, Entrant... others) {
    best(measure, others)
        .ifPresent(
            best ->
                rates
                    .of(DispatchContestant.NAME, measure)
                    .ifPresent(
                        ours ->
                            report.target(
                                "%s, times %s".formatted(measure, whom),
                                ours.median() / best,
                                wanted,
                                true)));
  }

  private OptionalDouble best(String measure, Entrant... others) {
    return Stream.of(others)
        .flatMap(other -> rates.of(other.title(), measure).stream())
        .mapToDouble(Summary::median)
        .max();
  }
}
