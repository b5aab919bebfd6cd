// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void takesTheMiddleOfAnOddNumberOfValues() {
    assertThat(Summary.of(List.of(9.0, 1.0, 2.0))).isEqualTo(new Summary(2, 1, 9));
  }

  @Test
  void takesTheMeanOfTheTwoInTheMiddle() {
    assertThat(Summary.of(List.of(4.0, 1.0, 9.0, 2.0)).median()).isEqualTo(3);
  }

  @Test
  void refusesNothing() {
    assertThatThrownBy(() -> Summary.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsTheMedianAndTheRange() {
    assertThat(Summary.of(List.of(1_234.4, 900.0, 2_000.0))).hasToString("1,234 (900–2,000)");
    assertThat(Summary.of(List.of(0.456))).hasToString("0.46");
  }
}
