// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UseTest {

  private static final Use IDLE = use(30, 60, 300, 45, 3_000);

  @Test
  void isWhatAnIdleServerWouldNotHaveUsedInTheSameTime() {
    assertThat(use(10, 520, 1_100, 115, 9_000).beyond(IDLE))
        .isEqualTo(use(10, 500, 1_000, 100, 9_000));
  }

  @Test
  void isNeverLessThanNothing() {
    assertThat(use(10, 1, 1, 1, 1).beyond(IDLE)).isEqualTo(use(10, 0, 0, 0, 1));
  }

  @Test
  void isSharedOutInMicroseconds() {
    assertThat(use(1, 500, 1_000, 0, 0).databaseMicros(1_000)).isEqualTo(500);
    assertThat(use(1, 500, 1_000, 0, 0).serverMicros(1_000)).isEqualTo(1_000);
  }

  private static Use use(long seconds, long database, long servers, long statements, long wal) {
    return new Use(
        Duration.ofSeconds(seconds),
        Duration.ofMillis(database),
        Duration.ofMillis(servers),
        statements,
        wal);
  }
}
