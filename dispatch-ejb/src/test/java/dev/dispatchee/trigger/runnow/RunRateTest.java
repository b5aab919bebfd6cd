// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.runnow;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.SettableClock;
import dev.dispatchee.problem.TooManyRequestsException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunRateTest {

  private final SettableClock clock = new SettableClock(EngineOnDatabase.NOON);
  private final RunRate rate = new RunRate(new RunRateLimit(3), clock);

  @Test
  void refusesMoreThanAMinuteAllowsUntilItIsOver() {
    count("ann", 3);
    clock.tick(Duration.ofMillis(20_001));

    assertThatThrownBy(() -> rate.count("ann"))
        .asInstanceOf(type(TooManyRequestsException.class))
        .extracting(TooManyRequestsException::retryAfter)
        .extracting(Duration::toSeconds)
        .isEqualTo(40L);

    clock.tick(Duration.ofMillis(39_998));
    assertThatThrownBy(() -> rate.count("ann")).isInstanceOf(TooManyRequestsException.class);
    clock.tick(Duration.ofMillis(1));
    count("ann", 3);
  }

  @Test
  void countsEachUserAlone() {
    count("ann", 3);

    assertThatCode(() -> rate.count("bob")).doesNotThrowAnyException();
  }

  @Test
  void letsEverythingPassWhenItIsOff() {
    var off = new RunRate(new RunRateLimit(0), clock);
    for (int i = 0; i < 10_000; i++) {
      off.count("ann");
    }
    assertThatThrownBy(() -> new RunRateLimit(-1)).hasMessageContaining("0 to 1000000");
  }

  private void count(String user, int times) {
    for (int i = 0; i < times; i++) {
      rate.count(user);
    }
  }
}
