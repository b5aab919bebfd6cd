// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.node.HeartbeatTimes;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StreakTest {

  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

  private final Streak streak =
      new Streak(new HeartbeatTimes(Duration.ofSeconds(5), Duration.ofSeconds(15)));

  @Test
  void isLongEnoughAfterTheDeadTimeAndNotBefore() {
    assertThat(streak.isLongEnough()).isFalse();
    beatAt(0, 5, 10);
    assertThat(streak.isLongEnough()).isFalse();

    beatAt(15);

    assertThat(streak.isLongEnough()).isTrue();
  }

  @Test
  void beginsAnewAfterAHeartbeatThatFailed() {
    beatAt(0, 5, 10, 15);
    streak.ends();
    assertThat(streak.isLongEnough()).isFalse();

    beatAt(20, 25, 30);

    assertThat(streak.isLongEnough()).isFalse();
    beatAt(35);
    assertThat(streak.isLongEnough()).isTrue();
  }

  @Test
  void beginsAnewWhenTheNodeWasFrozen() {
    beatAt(0, 5, 10, 15, 20);

    beatAt(31);

    assertThat(streak.isLongEnough()).as("others were frozen with it, perhaps").isFalse();
    beatAt(36, 41, 46);
    assertThat(streak.isLongEnough()).isTrue();
  }

  @Test
  void doesNotMindAHeartbeatThatIsLate() {
    beatAt(0, 10, 20);

    assertThat(streak.isLongEnough()).isTrue();
  }

  private void beatAt(int... seconds) {
    for (int second : seconds) {
      streak.goesOn(START.plusSeconds(second));
    }
  }
}
