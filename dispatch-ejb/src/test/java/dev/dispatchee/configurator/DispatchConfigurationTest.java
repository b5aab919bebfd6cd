// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DispatchConfigurationTest {

  @Test
  void hasDefaultsForEverything() {
    var configuration = DispatchConfiguration.of(new GivenConfig(Map.of()));

    assertThat(configuration.heartbeat().interval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(configuration.heartbeat().deadAfter()).isEqualTo(Duration.ofSeconds(15));
    assertThat(configuration.sweep()).isEqualTo(Duration.ofSeconds(15));
    assertThat(configuration.misfire().grace()).isEqualTo(Duration.ofSeconds(5));
    assertThat(configuration.misfire().threshold()).isEqualTo(Duration.ofSeconds(60));
    assertThat(configuration.slots().outputLimit()).isEqualTo(1024 * 1024);
    assertThat(configuration.executorGrace()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void takesWhatIsGiven() {
    var configuration =
        DispatchConfiguration.of(
            new GivenConfig(
                Map.of("dispatch.sweep.interval", "PT2S", "dispatch.output.limit", " 100 ")));

    assertThat(configuration.sweep()).isEqualTo(Duration.ofSeconds(2));
    assertThat(configuration.slots().outputLimit()).isEqualTo(100);
  }

  @Test
  void namesEveryKeyThatIsWrong() {
    var given =
        new GivenConfig(
            Map.of(
                "dispatch.sweep.interval", "often",
                "dispatch.output.limit", "1 MiB",
                "dispatch.heartbeat.dead", "PT6S"));

    assertThatThrownBy(() -> DispatchConfiguration.of(given))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("dispatch.sweep.interval: found 'often'")
        .hasMessageContaining("dispatch.output.limit: found '1 MiB'")
        .hasMessageContaining("dispatch.heartbeat.*: dead time PT6S");
  }

  @Test
  void refusesAThresholdUnderWhichARepairOfOursWouldBeAMisfire() {
    var given = new GivenConfig(Map.of("dispatch.misfire.threshold", "PT30S"));

    assertThatThrownBy(() -> DispatchConfiguration.of(given))
        .hasMessageContaining("dispatch.misfire.threshold")
        .hasMessageContaining("PT30S");
  }
}
