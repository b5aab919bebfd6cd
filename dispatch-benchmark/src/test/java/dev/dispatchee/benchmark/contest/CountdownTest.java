// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CountdownTest {

  @Test
  void goesOnUntilNothingRemains() {
    var left = new AtomicInteger(5);

    var took = Countdown.start().awaitNone(5, left::getAndDecrement);

    assertThat(left).hasValue(-1);
    assertThat(took).isPositive();
  }

  @Test
  void looksOftenTowardsTheEnd() {
    long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
    var looks = new AtomicInteger();

    var took =
        Countdown.start()
            .awaitNone(
                1_000,
                () -> {
                  looks.incrementAndGet();
                  return Math.max(0, (end - System.nanoTime()) / 1_000_000);
                });

    assertThat(took).isBetween(Duration.ofMillis(900), Duration.ofMillis(1_500));
    assertThat(looks).hasValueLessThan(100);
  }
}
