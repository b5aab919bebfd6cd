// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.capacity.CapacityTables;
import dev.dispatchee.benchmark.capacity.Figures;
import dev.dispatchee.benchmark.postgres.PostgresServer;
import dev.dispatchee.benchmark.product.H2Drain;
import dev.dispatchee.benchmark.report.Report;
import dev.dispatchee.benchmark.report.Series;
import dev.dispatchee.benchmark.schedule.ScheduleEngine;

/** The one command: {@code mvn -Pbenchmark verify}, see the README of this module. */
public final class Benchmark {

  private Benchmark() {}

  /** Measures what the system properties say, and writes the report. */
  public static void main(String[] arguments) {
    var settings = Settings.ofSystemProperties();
    var report = new Report();
    var lineup = Lineup.of(settings);
    try (var postgres = PostgresServer.start()) {
      Machine.describe(report, postgres.version());
      lineup.describe(report);
      if (settings.wants(Scenario.DRAIN, Scenario.SLOTS, Scenario.OVERTAKE, Scenario.BURST)) {
        new Contest(settings, lineup, postgres).hold(report);
      }
      if (settings.wants(Scenario.IDLE)) {
        new IdleCost().measure(lineup, postgres, report);
      }
      if (settings.wants(Scenario.LISTS, Scenario.READS)) {
        new Lists(settings, postgres).measure(report);
      }
      if (settings.wants(Scenario.CONSOLE)) {
        new ConsolePages(settings, postgres).measure(report);
      }
      if (settings.wants(Scenario.CONSOLE_MANY)) {
        new ConsolePages(settings, postgres).measureMany(report);
      }
      if (settings.wants(Scenario.RULES)) {
        new RuleCosts(settings, postgres).measure(report);
      }
      if (settings.wants(Scenario.CLUSTER)) {
        new ClusterGain(settings, postgres).measure(report);
      }
      if (settings.wants(Scenario.SCALE)) {
        new Scale(settings, postgres).measure(report);
      }
    }
    if (settings.wants(Scenario.H2)) {
      h2(settings, report);
    }
    if (settings.wants(Scenario.SCHEDULES)) {
      new ScheduleEngine().measure(report);
    }
    if (settings.wants(Scenario.CAPACITY)) {
      report.heading("What an installation can bear, reckoned");
      report.add(new CapacityTables(Figures.read(settings.figures())).markdown());
    }
    var file = settings.directory().resolve("benchmark.md");
    report.write(file);
    System.out.println("the report is in " + file);
    if (settings.isWhole()) {
      report.writeInto(settings.document());
    }
  }

  private static void h2(Settings settings, Report report) {
    var series = new Series();
    var measure = "no-op, rows there before";
    for (var took : H2Drain.measure(settings.artifacts(), settings.rounds(), settings.runs())) {
      series.add("H2 file, WRITE_DELAY=0", measure, settings.runs() * 1e9 / took.toNanos());
    }
    report.heading("Embedded database, as installed: runs a second");
    report.add(series.table("runs/s"));
    series
        .of("H2 file, WRITE_DELAY=0", measure)
        .ifPresent(rate -> report.target("no-op runs/s on H2", rate.median(), 5_000, true));
  }
}
