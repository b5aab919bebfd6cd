// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MinuteLimitTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private long now = 7 * SECOND;
  private final MinuteLimit limit = new MinuteLimit(2, () -> now);

  @Test
  void tellsSoManyInAMinuteAndOfTheOthersWithTheNextThatIsTold() {
    assertThat(limit.tell()).hasValue(0);
    assertThat(limit.tell()).hasValue(0);
    assertThat(limit.tell()).isEmpty();
    assertThat(limit.tell()).isEmpty();
    now += 59 * SECOND;
    assertThat(limit.tell()).isEmpty();
    now += SECOND;
    assertThat(limit.tell()).hasValue(3);
    assertThat(limit.tell()).hasValue(0);
  }

  @Test
  void tellsOfTheOthersAlsoWhenNothingMoreComesAndOnce() {
    limit.tell();
    limit.tell();
    limit.tell();

    assertThat(limit.leftOutBefore()).isZero();
    now += 60 * SECOND;
    assertThat(limit.leftOutBefore()).isEqualTo(1);
    assertThat(limit.leftOutBefore()).isZero();
    assertThat(limit.tell()).hasValue(0);
  }

  @Test
  void beginsAnewWhenTheClockIsSetBack() {
    limit.tell();
    limit.tell();
    now -= 3 * SECOND;

    assertThat(limit.tell()).hasValue(0);
  }
}
