// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenessTest {

  @Test
  void isNotExceededByThatPartOfTheRuns() {
    var shuffled = LongStream.rangeClosed(1, 1_000).map(i -> i * 10 % 1_001).toArray();

    assertThat(Lateness.of(shuffled)).isEqualTo(new Lateness(500, 990, 1_000));
  }

  @Test
  void ofOneRunIsThatOfTheRun() {
    assertThat(Lateness.of(new long[] {5})).isEqualTo(new Lateness(5, 5, 5));
  }

  @Test
  void refusesNothing() {
    assertThatThrownBy(() -> Lateness.of(new long[0])).isInstanceOf(IllegalArgumentException.class);
  }
}
