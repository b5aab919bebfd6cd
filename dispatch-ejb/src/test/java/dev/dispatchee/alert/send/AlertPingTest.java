// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.SettableClock;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import dev.dispatchee.secret.SecretStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When the dead-man's switch is called. */
class AlertPingTest {

  private final SettableClock clock = new SettableClock(EngineOnDatabase.NOON);
  private final AlertLine line = new AlertLine();

  @Test
  void isCalledEverySoOftenWhileTheNodeIsReady() throws InterruptedException {
    var ping = ping("https://example.com/ping");

    ping.look(() -> true);
    assertThat(calls()).isEqualTo(1);
    clock.tick(Duration.ofSeconds(59));
    ping.look(() -> true);
    assertThat(calls()).isZero();
    clock.tick(Duration.ofSeconds(1));
    ping.look(() -> true);
    assertThat(calls()).isEqualTo(1);
  }

  @Test
  void isNotCalledWhileTheNodeIsNot() throws InterruptedException {
    ping("https://example.com/ping").look(() -> false);

    assertThat(calls()).isZero();
  }

  @Test
  void isNotCalledWhereThereIsNone() throws InterruptedException {
    ping(" ").look(() -> true);

    assertThat(calls()).isZero();
  }

  // Nobody has the executor here: each fails, and the next is made all the same.
  private int calls() throws InterruptedException {
    int calls = AlertLine.THREADS - line.free();
    for (int i = 0; i < calls; i++) {
      line.sendNext();
    }
    return calls;
  }

  private AlertPing ping(String url) {
    var day = Duration.ofDays(1);
    return new AlertPing(
        new AlertTimes(day, day, Duration.ofMinutes(1), url),
        new AlertExecutors(new DispatchTaskExecutorRegistry(), SecretStore.of(key -> null), clock),
        line,
        clock);
  }
}
