// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandingTest {

  private final Series series = new Series();

  @Test
  void ofARateIsLedByTheHighestMedian() {
    series.add("slow", "runs/s", 300);
    series.add("fast", "runs/s", 400);
    series.add("fast", "runs/s", 600);
    series.add("middle", "runs/s", 400);

    assertThat(series.standing("runs/s", Better.MORE))
        .hasToString("- **runs/s**: fast is ahead; times as much have: middle 0.80; slow 0.60");
  }

  @Test
  void ofACostIsLedByTheLowestMedian() {
    series.add("dear", "µs", 75);
    series.add("cheap", "µs", 30);

    assertThat(series.standing("µs", Better.LESS))
        .hasToString("- **µs**: cheap is ahead; times as much have: dear 2.50");
  }

  @Test
  void leavesOutWhoWasNotMeasured() {
    series.add("one", "first", 1);
    series.add("other", "second", 2);

    assertThat(series.standing("first", Better.MORE).isOfSeveral()).isFalse();
  }
}
