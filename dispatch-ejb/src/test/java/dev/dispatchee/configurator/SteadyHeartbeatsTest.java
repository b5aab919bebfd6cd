// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.node.HeartbeatTimes;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyHeartbeatsTest {

  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

  private final SteadyHeartbeats steady =
      new SteadyHeartbeats(new HeartbeatTimes(Duration.ofSeconds(5), Duration.ofSeconds(15)));

  @Test
  void isLongEnoughAfterTheDeadTimeAndNotBefore() {
    assertThat(steady.isLongEnough()).isFalse();
    beatAt(0, 5, 10);
    assertThat(steady.isLongEnough()).isFalse();

    beatAt(15);

    assertThat(steady.isLongEnough()).isTrue();
  }

  @Test
  void beginsAnewAfterAHeartbeatThatFailed() {
    beatAt(0, 5, 10, 15);
    steady.ends();
    assertThat(steady.isLongEnough()).isFalse();

    beatAt(20, 25, 30);

    assertThat(steady.isLongEnough()).isFalse();
    beatAt(35);
    assertThat(steady.isLongEnough()).isTrue();
  }

  @Test
  void beginsAnewWhenTheNodeWasFrozen() {
    beatAt(0, 5, 10, 15, 20);

    beatAt(31);

    assertThat(steady.isLongEnough()).as("others were frozen with it, perhaps").isFalse();
    beatAt(36, 41, 46);
    assertThat(steady.isLongEnough()).isTrue();
  }

  @Test
  void doesNotMindAHeartbeatThatIsLate() {
    beatAt(0, 10, 20);

    assertThat(steady.isLongEnough()).isTrue();
  }

  private void beatAt(int... seconds) {
    for (int second : seconds) {
      steady.goesOn(START.plusSeconds(second));
    }
  }
}
