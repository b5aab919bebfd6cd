// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.benchmark.product.Size;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private final Map<String, String> properties =
      new HashMap<>(
          Map.of(
              "rounds", "3",
              "runs", "20000",
              "warmup", "PT60S",
              "sizes", "1000x0,100000x1000000",
              "benchmark.graphile-worker", "1.2.3",
              "benchmark.executors", "executors.jar",
              "benchmark.directory", "target",
              "benchmark.report", "benchmark.md",
              "benchmark.figures", "scale.properties"));

  @Test
  void measureTheWholeWithEverybodyUnlessToldOtherwise() {
    var settings = settings();

    assertThat(settings.contestants()).containsExactly(Entrant.values());
    assertThat(settings.scenarios())
        .contains(Scenario.DRAIN, Scenario.SCHEDULES)
        .doesNotContain(Scenario.CLUSTER, Scenario.SCALE, Scenario.CAPACITY);
    assertThat(settings.isWhole()).isTrue();
  }

  @Test
  void takeContestantsByTheirNames() {
    properties.put("contestants", "product, db-scheduler,graphile-worker");

    assertThat(settings().contestants())
        .containsExactlyInAnyOrder(Entrant.PRODUCT, Entrant.DB_SCHEDULER, Entrant.GRAPHILE_WORKER);
  }

  @Test
  void refuseAContestantThatThereIsNot() {
    properties.put("contestants", "product,nobody");

    assertThatThrownBy(this::settings)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody")
        .hasMessageContaining("graphile-worker");
  }

  @Test
  void areNotOfTheWholeBenchmarkWithFewerContestantsScenariosOrAShortWarmUp() {
    properties.put("contestants", "product");
    assertThat(settings().isWhole()).isFalse();

    properties.put("contestants", "");
    properties.put("scenario", "drain");
    assertThat(settings().isWhole()).isFalse();

    properties.put("scenario", "");
    properties.put("warmup", "PT20S");
    assertThat(settings().isWhole()).isFalse();
    assertThat(settings().warmUp()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void takeWhatIsAskedForByNameOnlyByItsName() {
    properties.put("scenario", "scale,cluster");

    assertThat(settings().scenarios()).containsExactlyInAnyOrder(Scenario.SCALE, Scenario.CLUSTER);
    assertThat(settings().isWhole()).isFalse();
  }

  @Test
  void takeSizesInTheOrderInWhichTheyAreGiven() {
    properties.put("sizes", "100000x10000000, 1000x0");

    assertThat(settings().sizes())
        .containsExactly(new Size(100_000, 10_000_000), new Size(1_000, 0));
  }

  @Test
  void nameThePropertyThatIsMissing() {
    properties.remove("warmup");

    assertThatThrownBy(this::settings).hasMessageContaining("warmup");
  }

  private Settings settings() {
    return Settings.of(name -> properties.getOrDefault(name, ""));
  }
}
