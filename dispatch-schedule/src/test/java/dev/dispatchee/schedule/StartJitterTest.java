// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StartJitterTest {

  private static final Duration WINDOW = Duration.ofMinutes(10);

  @Test
  void isAlwaysTheSameForATrigger() {
    assertThat(StartJitter.of(17, WINDOW)).isEqualTo(StartJitter.of(17, WINDOW));
    // Fixed: another number would move every trigger at the next release.
    assertThat(StartJitter.of(1, WINDOW)).isEqualTo(Duration.ofSeconds(150));
  }

  @Test
  void isNoneWithoutAWindow() {
    assertThat(StartJitter.of(17, null)).isZero();
  }

  @Test
  void tenThousandTriggersSpreadEvenlyOverTheWindow() {
    var bySecond = new int[(int) WINDOW.toSeconds() + 1];
    LongStream.rangeClosed(1, 10_000)
        .forEach(id -> bySecond[(int) StartJitter.of(id, WINDOW).toSeconds()]++);

    // 16.6 on average; of chance alone hardly one second has 40.
    for (var fires : bySecond) {
      assertThat(fires).isBetween(1, 40);
    }
  }

  @Test
  void saysSoInWords() {
    assertThat(StartJitter.describe("At 00:00", Duration.ZERO)).isEqualTo("At 00:00");
    assertThat(StartJitter.describe("At 00:00", Duration.ofSeconds(3725)))
        .isEqualTo("At 00:00; each start put off by 1 h 2 min 5 s");
  }
}
