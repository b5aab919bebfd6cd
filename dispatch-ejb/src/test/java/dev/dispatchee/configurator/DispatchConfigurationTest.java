// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.file.FileRules;
import dev.dispatchee.log.LogLimits;
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
  void takesHowLongAndHowManyLogsAreKept() {
    assertThat(DispatchConfiguration.of(new GivenConfig(Map.of())).logLimits())
        .isEqualTo(LogLimits.NONE);
    var given =
        Map.of(
            "dispatch.log.retention.failed", "P90D",
            "dispatch.log.retention.canceled", "PT24H",
            "dispatch.log.limit", " 1000 ",
            "dispatch.log.limit.successful", "3",
            "dispatch.log.limit.failed", "100",
            "dispatch.log.limit.canceled", "0");
    var configuration = DispatchConfiguration.of(new GivenConfig(given));

    assertThat(configuration.logLimits())
        .isEqualTo(new LogLimits(Duration.ofDays(90), Duration.ofDays(1), 1000, 3, 100, 0));
    assertThat(configuration.values()).containsEntry("dispatch.log.limit.failed", "100");
  }

  @Test
  void refusesLogsThatCannotBeCounted() {
    var given =
        Map.of(
            "dispatch.log.limit", "10001",
            "dispatch.log.limit.failed", "-1",
            "dispatch.log.limit.canceled", "few",
            "dispatch.log.retention.failed", "PT0S");

    assertThatThrownBy(() -> DispatchConfiguration.of(new GivenConfig(given)))
        .hasMessageContaining(
            "dispatch.log.limit: found '10001', allowed: a whole number from 0 to 10000")
        .hasMessageContaining("dispatch.log.limit.failed: found '-1'")
        .hasMessageContaining("dispatch.log.limit.canceled: found 'few'")
        .hasMessageContaining(
            "dispatch.log.retention.failed: found 'PT0S', allowed: an ISO-8601 duration of at least PT1S");
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
