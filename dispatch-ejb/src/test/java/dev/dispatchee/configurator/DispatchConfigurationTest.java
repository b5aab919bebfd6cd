// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.file.FileRules;
import java.time.Duration;
import java.util.List;
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
  void takesWhichFilesTriggersMayHave() {
    assertThat(DispatchConfiguration.of(new GivenConfig(Map.of())).values())
        .containsEntry("dispatch.file.extensions", ".zip,.rar,.jar,.properties")
        .containsEntry("dispatch.file.limit", "50242880");
    var given = Map.of("dispatch.file.extensions", " .ZIP, .csv,", "dispatch.file.limit", "1000");

    assertThat(DispatchConfiguration.of(new GivenConfig(given)).files())
        .isEqualTo(new FileRules(List.of(".zip", ".csv"), 1_000));
  }

  @Test
  void refusesFilesThatTriggersCannotHave() {
    var given = Map.of("dispatch.file.extensions", "zip", "dispatch.file.limit", "1000");

    assertThatThrownBy(() -> DispatchConfiguration.of(new GivenConfig(given)))
        .hasMessageContaining("dispatch.file.*: extension 'zip', allowed: a dot and");
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
