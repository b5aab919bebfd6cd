// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WaitingThreadsTest {

  @Test
  void letsSoManyInAndNoMore() {
    var threads = new WaitingThreads(2, Duration.ofMillis(1));

    assertThat(threads.enter()).isTrue();
    assertThat(threads.enter()).isTrue();
    assertThat(threads.enter()).isFalse();

    threads.leave();

    assertThat(threads.enter()).isTrue();
    assertThat(threads.enter()).isFalse();
  }

  @Test
  void letsInWhoComesWhenAnotherOneGoesInTime() throws Exception {
    var threads = new WaitingThreads(1, Duration.ofMinutes(1));
    assertThat(threads.enter()).isTrue();
    var second = CompletableFuture.supplyAsync(threads::enter);

    threads.leave();

    assertThat(second.get(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anInterruptedOneMayNotWait() {
    var threads = new WaitingThreads(1, Duration.ofMinutes(1));
    assertThat(threads.enter()).isTrue();
    Thread.currentThread().interrupt();

    assertThat(threads.enter()).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }
}
