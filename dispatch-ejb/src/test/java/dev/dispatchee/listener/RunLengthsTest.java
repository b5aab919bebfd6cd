// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RunLengthsTest {

  private final AtomicLong now = new AtomicLong(-1_000_000);
  private final RunLengths lengths = new RunLengths(now::get);

  @Test
  void expectsNothingBeforeARunWasMeasured() {
    assertThat(lengths.startableSoon(16)).isZero();
  }

  @Test
  void expectsWhatTheSlotsStartWithinFiftyMilliseconds() {
    lengths.add(Duration.ofMillis(10).toNanos());

    assertThat(lengths.startableSoon(16)).isEqualTo(80);
  }

  @Test
  void expectsNothingOfLongRuns() {
    lengths.add(Duration.ofSeconds(1).toNanos());

    assertThat(lengths.startableSoon(16)).isZero();
  }

  @Test
  void isBoundedWhateverIsMeasured() {
    lengths.add(0);

    assertThat(lengths.startableSoon(16)).isEqualTo(500);
  }

  @Test
  void followsAChangeOfLoad() {
    lengths.add(Duration.ofMillis(1).toNanos());
    for (int i = 0; i < 40; i++) {
      lengths.add(Duration.ofSeconds(1).toNanos());
    }

    assertThat(lengths.startableSoon(16)).isZero();
  }

  @Test
  void expectsNothingWhileLongRunsAreInTheWayOfShortOnes() {
    lengths.add(Duration.ofMillis(1).toNanos());
    now.addAndGet(Duration.ofMillis(50).toNanos());
    assertThat(lengths.startableSoon(16)).isEqualTo(500);

    now.incrementAndGet();

    assertThat(lengths.startableSoon(16)).isZero();
    lengths.add(Duration.ofMillis(1).toNanos());
    assertThat(lengths.startableSoon(16)).isEqualTo(500);
  }
}
