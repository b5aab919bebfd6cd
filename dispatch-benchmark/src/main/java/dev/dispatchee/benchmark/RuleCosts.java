// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.postgres.PostgresServer;
import dev.dispatchee.benchmark.product.Artifacts;
import dev.dispatchee.benchmark.product.DispatchContestant;
import dev.dispatchee.benchmark.product.DrainRules;
import dev.dispatchee.benchmark.report.Report;
import dev.dispatchee.benchmark.report.Series;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What concurrency groups and rights cost a drain of runs without work, beside the same drain
 * without any, by turns on one server. No group is ever full.
 */
final class RuleCosts {

  private static final String RATE = "no-op runs a second, rows there before";
  private static final String COST = "PostgreSQL, µs a run";
  private static final int TURNS = 3;

  /** How much slower at most: by rules that are there for others, and by those of all triggers. */
  private static final double MOST_UNUSED = 1.05;

  private static final double MOST_USED = 1.15;

  private final Settings settings;
  private final Artifacts artifacts;
  private final PostgresServer postgres;
  private final Series series = new Series();
  private final Map<DrainRules, String> statements = new EnumMap<>(DrainRules.class);

  RuleCosts(Settings settings, PostgresServer postgres) {
    this.settings = settings;
    this.artifacts = settings.artifacts();
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
    try (var dispatch = DispatchContestant.start(postgres.create(), artifacts)) {
      WarmUp.of(settings.warmUp(), () -> inEachWay(dispatch, false));
      for (int turn = 0; turn < TURNS; turn++) {
        inEachWay(dispatch, true);
      }
    }
  }

  private void inEachWay(DispatchContestant dispatch, boolean counts) {
    for (var rules : DrainRules.values()) {
      dispatch.setRules(rules, settings.runs());
      postgres.forgetStatements();
      var before = postgres.cpu();
      var took = dispatch.drainUnder(rules, settings.runs());
      var used = postgres.cpu().minus(before);
      if (counts) {
        series.add(rules.title(), RATE, perSecond(took));
        series.add(rules.title(), COST, NoOpDrains.microsOfEach(used, settings.runs()));
        statements.put(rules, postgres.statements(settings.runs()));
      }
    }
  }

  private double perSecond(Duration took) {
    return settings.runs() * 1e9 / took.toNanos();
  }

  private void report(Report report) {
    report.heading("What groups and rights cost a drain");
    report.add(series.table("no-op"));
    for (var rules : DrainRules.values()) {
      if (rules != DrainRules.NONE) {
        double most = rules == DrainRules.GROUPS_OF_OTHERS ? MOST_UNUSED : MOST_USED;
        report.target(rules.title() + ", times as long as without", slower(rules), most, false);
      }
    }
    statements.forEach(
        (rules, table) -> {
          report.add("By statements of the last turn, " + rules.title() + ", waiting included:");
          report.add(table);
        });
  }

  private double slower(DrainRules rules) {
    return median(DrainRules.NONE) / median(rules);
  }

  private double median(DrainRules rules) {
    return series.of(rules.title(), RATE).orElseThrow().median();
  }
}
