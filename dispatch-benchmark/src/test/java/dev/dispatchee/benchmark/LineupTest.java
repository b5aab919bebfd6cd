// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.benchmark.graphile.Installation;
import dev.dispatchee.benchmark.product.Artifacts;
import dev.dispatchee.benchmark.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineupTest {

  @TempDir Path folder;

  @Test
  void saysByNameWhoIsLeftOutAndWhy() throws IOException {
    var lineup = new Lineup(settings(everybody()), Optional.empty(), "node is not on this machine");

    assertThat(lineup.entrants()).contains(Entrant.PRODUCT).doesNotContain(Entrant.GRAPHILE_WORKER);
    assertThat(descriptionOf(lineup))
        .contains("**graphile-worker is left out**: node is not on this machine.");
  }

  @Test
  void saysWhichVersionsTakePart() throws IOException {
    var installation = new Installation("1.2.3", "v20.1.0", folder.resolve("worker.js"));
    var lineup = new Lineup(settings(everybody()), Optional.of(installation), "");

    assertThat(lineup.entrants()).containsExactly(Entrant.values());
    assertThat(descriptionOf(lineup))
        .contains("graphile-worker 1.2.3 runs on Node.js v20.1.0.")
        .doesNotContain("left out");
  }

  @Test
  void asksForNoNodeWhenGraphileWorkerIsNotAskedFor() throws IOException {
    var lineup = Lineup.of(settings(EnumSet.of(Entrant.PRODUCT)));

    assertThat(lineup.entrants()).containsExactly(Entrant.PRODUCT);
    assertThat(descriptionOf(lineup)).contains("Not asked for: graphile-worker;");
    assertThat(folder.resolve("graphile-worker")).doesNotExist();
  }

  private String descriptionOf(Lineup lineup) throws IOException {
    var report = new Report();
    lineup.describe(report);
    var file = folder.resolve("report.md");
    report.write(file);
    return Files.readString(file);
  }

  private static EnumSet<Entrant> everybody() {
    return EnumSet.allOf(Entrant.class);
  }

  private Settings settings(Set<Entrant> contestants) {
    return new Settings(
        EnumSet.allOf(Scenario.class),
        contestants,
        3,
        20_000,
        Duration.ofMinutes(1),
        List.of(),
        "1.2.3",
        new Artifacts(folder.resolve("executors.jar")),
        folder,
        folder.resolve("benchmark.md"),
        folder.resolve("scale.properties"));
  }
}
