// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import org.junit.jupiter.api.Test;

class DiskGrowthTest {

  @Test
  void endsWithTheRetentionOfLogsAndLaterOfDays() {
    // 1,000 runs a day of 10 triggers.
    var growth = new DiskGrowth(figures(), new Load(1_000, 10, 0, 1), 7);

    assertThat(growth.bytesAfter(1)).isEqualTo(1_000 * 600 + 10 * 200 + 10 * 900);
    assertThat(growth.bytesAfter(30)).isEqualTo(7 * 1_000 * 600 + 30 * 10 * 200 + 10 * 900);
    assertThat(growth.bytesAfter(500)).isEqualTo(7 * 1_000 * 600 + 400 * 10 * 200 + 10 * 900);
  }

  @Test
  void hasNoDayOfATriggerThatDidNotRun() {
    var growth = new DiskGrowth(figures(), new Load(5, 10, 0, 1), 7);

    assertThat(growth.bytesAfter(1)).isEqualTo(5 * 600 + 5 * 200 + 10 * 900);
  }

  @Test
  void refusesToKeepNothing() {
    assertThatThrownBy(() -> new DiskGrowth(figures(), new Load(1, 1, 0, 1), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Figures figures() {
    var values = new EnumMap<Figure, Double>(Figure.class);
    for (var figure : Figure.values()) {
      values.put(figure, 0.0);
    }
    values.put(Figure.LOG_BYTES, 600.0);
    values.put(Figure.DAY_BYTES, 200.0);
    values.put(Figure.TRIGGER_BYTES, 900.0);
    return new Figures(values);
  }
}
