// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TestClockTest {

  private final TestClock clock = TestClock.at("2026-03-29T23:30:00Z");

  @Test
  void standsStillUntilItIsMoved() {
    assertThat(clock.instant()).isEqualTo("2026-03-29T23:30:00Z");

    clock.tick(Duration.ofMinutes(1));
    assertThat(clock.instant()).isEqualTo("2026-03-29T23:31:00Z");

    clock.set(Instant.EPOCH);
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void isTheSameInEveryZone() {
    var inTokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));

    clock.tick(Duration.ofHours(24));

    assertThat(inTokyo.instant()).isEqualTo(clock.instant());
    assertThat(LocalDate.now(clock)).isEqualTo("2026-03-30");
    assertThat(LocalDate.now(inTokyo)).isEqualTo("2026-03-31");
  }
}
