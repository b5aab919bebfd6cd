// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTimesTest {

  @Test
  void isExactUnder32Milliseconds() {
    for (long millis = 0; millis < 32; millis++) {
      assertThat(of(millis).quantile(0.5)).hasValue(millis);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {32, 33, 47, 63, 64, 1_000, 60_000, 86_400_000, Integer.MAX_VALUE * 9L})
  void isOffBy3PercentAtMost(long millis) {
    assertThat((double) of(millis).quantile(1).orElseThrow())
        .isCloseTo(millis, within(millis * 0.032));
  }

  @Test
  void keepsTheOrderOfTimes() {
    long last = 0;
    for (long millis = 0; millis < 100_000; millis++) {
      long told = of(millis).quantile(0.5).orElseThrow();
      assertThat(told).isGreaterThanOrEqualTo(last);
      last = told;
    }
  }

  @Test
  void tellsWhatAPartOfTheRunsTookAtMost() {
    var times = of(LongStream.rangeClosed(1, 20).toArray());

    assertThat(times.quantile(0.5)).hasValue(10);
    assertThat(times.quantile(0.95)).hasValue(19);
    assertThat(times.quantile(1)).hasValue(20);
    assertThat(new RunTimes().quantile(0.5)).isEmpty();
  }

  @Test
  void isReadBackAndAddedUp() {
    var times = of(5, 5, 1_000);

    var both = RunTimes.read(times.text());
    both.add(RunTimes.read(of(5, Duration.ofDays(30).toMillis()).text()));
    both.add(RunTimes.read(""));

    assertThat(both.count()).isEqualTo(5);
    assertThat(both.quantile(0.6)).hasValue(5);
    assertThat(both.quantile(0.8)).isEqualTo(of(1_000).quantile(1));
  }

  @Test
  void takesAClockThatWentBackForNoTime() {
    assertThat(of(-1).quantile(0.5)).hasValue(0);
  }

  private static RunTimes of(long... millis) {
    var times = new RunTimes();
    LongStream.of(millis).forEach(times::add);
    return times;
  }
}
