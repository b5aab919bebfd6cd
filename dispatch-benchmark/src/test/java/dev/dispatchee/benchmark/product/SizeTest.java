// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTest {

  @Test
  void isTriggersTimesLogs() {
    assertThat(Size.listOf("1000x0, 100000x10000000"))
        .containsExactly(new Size(1_000, 0), new Size(100_000, 10_000_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1000", "1000x", "1000x-1", "100x0", "1000x0,", "1000x1000000000"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> Size.listOf(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
