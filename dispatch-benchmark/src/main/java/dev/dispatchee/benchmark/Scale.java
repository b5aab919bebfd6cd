// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.capacity.CapacityTables;
import dev.dispatchee.benchmark.capacity.Figure;
import dev.dispatchee.benchmark.capacity.Figures;
import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import dev.dispatchee.benchmark.postgres.PostgresServer;
import dev.dispatchee.benchmark.product.DispatchNodes;
import dev.dispatchee.benchmark.product.Size;
import dev.dispatchee.benchmark.report.Report;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The same work in small and in large installations: all are filled first, and then take turns,
 * round by round.
 */
final class Scale {

  private final Settings settings;
  private final PostgresServer postgres;
  private final ScaleFigures figures = new ScaleFigures();
  private final Map<Size, PostgresDatabase> databases = new LinkedHashMap<>();

  Scale(Settings settings, PostgresServer postgres) {
    this.settings = settings;
    this.postgres = postgres;
  }

  /** Measures and reports. */
  void measure(Report report) {
    settings.sizes().forEach(this::fill);
    for (int round = 1; round <= settings.rounds(); round++) {
      System.out.printf("round %d of %d%n", round, settings.rounds());
      boolean isLast = round == settings.rounds();
      databases.forEach((size, database) -> measure(size, database, isLast));
    }
    figures.report(report, settings.sizes());
    reckon(report);
  }

  // With the figures of the largest, which is the last.
  private void reckon(Report report) {
    var largest = settings.sizes().get(settings.sizes().size() - 1);
    var known = figures.of(largest);
    if (known.size() < Figure.values().length) {
      report.add(
          "What an installation can bear is reckoned when the last size has history enough.");
      return;
    }
    var measured = new Figures(known);
    measured.write(settings.directory().resolve("capacity.properties"), largest.toString());
    report.heading("What an installation can bear, reckoned");
    report.add(new CapacityTables(measured).markdown());
  }

  private void fill(Size size) {
    var database = postgres.create();
    figures.filled(size, DispatchNodes.fill(database, settings.artifacts(), size, settings.runs()));
    databases.put(size, database);
  }

  private void measure(Size size, PostgresDatabase database, boolean isLast) {
    System.out.println(size);
    try (var node =
        DispatchNodes.start(postgres, database, settings.artifacts(), size, settings.runs(), 1)) {
      WarmUp.of(settings.warmUp().dividedBy(2), node::drain);
      WarmUp.of(settings.warmUp().dividedBy(2), node::fire);
      figures.measure(size, node, settings.runs());
      if (isLast) {
        figures.measureUpkeep(size, node);
      }
    }
  }
}
