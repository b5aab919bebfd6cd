// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.graphile.Installation;
import dev.dispatchee.benchmark.graphile.NotInstalledException;
import dev.dispatchee.benchmark.product.Artifacts;
import dev.dispatchee.benchmark.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who takes part in this run of the benchmark, and who cannot.
 *
 * @param settings what was asked for
 * @param installation of graphile-worker, if it takes part
 * @param leftOut why graphile-worker does not take part although it was asked for; blank if it does
 */
record Lineup(Settings settings, Optional<Installation> installation, String leftOut) {

  /** Of those that are asked for, all that this machine can have. */
  static Lineup of(Settings settings) {
    if (!settings.contestants().contains(Entrant.GRAPHILE_WORKER)) {
      return new Lineup(settings, Optional.empty(), "");
    }
    try {
      var installation =
          Installation.of(
              settings.graphileWorkerVersion(), settings.directory().resolve("graphile-worker"));
      return new Lineup(settings, Optional.of(installation), "");
    } catch (NotInstalledException missing) {
      return new Lineup(settings, Optional.empty(), String.valueOf(missing.getMessage()));
    }
  }

  /** Who takes part. */
  List<Entrant> entrants() {
    return Stream.of(Entrant.values())
        .filter(settings.contestants()::contains)
        .filter(entrant -> entrant != Entrant.GRAPHILE_WORKER || installation.isPresent())
        .toList();
  }

  /** What is deployed beside the EAR. */
  Artifacts artifacts() {
    return settings.artifacts();
  }

  /**
   * What graphile-worker is started with.
   *
   * @throws java.util.NoSuchElementException if it does not take part
   */
  Installation graphileWorker() {
    return installation.orElseThrow();
  }

  /** Says who takes part, who does not, and how much was asked for. */
  void describe(Report report) {
    report.heading("Contestants");
    report.add(
        "%s; rounds: %d, runs of a drain: %,d, warm-up of each: %d s."
            .formatted(
                titles(entrants().stream()),
                settings.rounds(),
                settings.runs(),
                settings.warmUp().toSeconds()));
    installation.ifPresent(
        node ->
            report.add(
                "%s %s runs on Node.js %s."
                    .formatted(Entrant.GRAPHILE_WORKER.title(), node.version(), node.node())));
    if (!leftOut.isBlank()) {
      report.add("**%s is left out**: %s.".formatted(Entrant.GRAPHILE_WORKER.title(), leftOut));
    }
    if (settings.contestants().size() < Entrant.values().length) {
      report.add(
          "Not asked for: %s."
              .formatted(
                  titles(
                      Stream.of(Entrant.values())
                          .filter(entrant -> !settings.contestants().contains(entrant)))));
    }
  }

  private static String titles(Stream<Entrant> entrants) {
    return entrants.map(Entrant::title).collect(Collectors.joining("; "));
  }
}
