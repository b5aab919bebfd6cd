// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.problem.TooManyRequestsException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OneAtATimeTest {

  @Test
  void refusesWhoDoesNotGetATurnInTime() throws Exception {
    var turn = new OneAtATime(8, Duration.ofMillis(1));
    var begun = new CountDownLatch(1);
    var may = new CountDownLatch(1);
    var first =
        CompletableFuture.supplyAsync(
            () ->
                turn.compute(
                    () -> {
                      begun.countDown();
                      return await(may);
                    }));
    begun.await();

    assertThatExceptionOfType(TooManyRequestsException.class)
        .isThrownBy(() -> turn.compute(() -> "second"));

    may.countDown();
    assertThat(first.get()).isEqualTo("done");
    assertThat(turn.compute(() -> "second")).isEqualTo("second");
  }

  @Test
  void refusesAtOnceWhenTooManyWait() throws Exception {
    var turn = new OneAtATime(0, Duration.ofDays(1));

    assertThatExceptionOfType(TooManyRequestsException.class)
        .isThrownBy(() -> turn.compute(() -> "none may wait"));
  }

  @Test
  void givesTheTurnBackWhenTheWorkFails() {
    var turn = new OneAtATime(8, Duration.ofMillis(1));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                turn.compute(
                    () -> {
                      throw new IllegalStateException("broken");
                    }));

    assertThat(turn.compute(() -> "next")).isEqualTo("next");
  }

  private static String await(CountDownLatch latch) {
    try {
      latch.await();
      return "done";
    } catch (InterruptedException hurried) {
      throw new IllegalStateException(hurried);
    }
  }
}
