// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryRuleTest {

  private final RetryRule rule =
      new RetryRule(5, Duration.ofSeconds(10), Duration.ofMinutes(1), false);

  @Test
  void doublesTheDelayUpToTheLargest() {
    assertThat(delayAfter(1, 0.5)).isEqualTo(Duration.ofSeconds(10));
    assertThat(delayAfter(2, 0.5)).isEqualTo(Duration.ofSeconds(20));
    assertThat(delayAfter(3, 0.5)).isEqualTo(Duration.ofSeconds(40));
    assertThat(delayAfter(4, 0.5)).isEqualTo(Duration.ofMinutes(1));
    assertThat(delayAfter(99, 0.5)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void spreadsItByAFifthEitherWay() {
    assertThat(delayAfter(1, 0)).isEqualTo(Duration.ofSeconds(8));
    assertThat(delayAfter(1, 1)).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void allowsNoMoreThanTheAttempts() {
    assertThat(rule.allowsAfter(4)).isTrue();
    assertThat(rule.allowsAfter(5)).isFalse();
  }

  @Test
  void allowsNoMoreAfterALossEither() {
    assertThat(rule.allowsAfterLossOf(4)).isTrue();
    assertThat(rule.allowsAfterLossOf(5)).isFalse();
  }

  @Test
  void allowsMoreAfterALossWhenThatIsWantedButNotForEver() {
    var once = new RetryRule(1, Duration.ZERO, Duration.ZERO, true);

    assertThat(once.allowsAfter(1)).isFalse();
    assertThat(once.allowsAfterLossOf(1)).isTrue();
    assertThat(once.allowsAfterLossOf(9)).isTrue();
    assertThat(once.allowsAfterLossOf(10)).isFalse();
  }

  private Duration delayAfter(int attempt, double drawn) {
    return rule.delayAfter(
        attempt,
        new RandomGenerator() {
          @Override
          public long nextLong() {
            throw new UnsupportedOperationException();
          }

          @Override
          public double nextDouble() {
            return drawn;
          }
        });
  }
}
