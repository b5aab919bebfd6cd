// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AlertLineTest {

  private final AlertLine line = new AlertLine();

  @Test
  void countsWhatIsTakenUntilItIsSent() throws Exception {
    var sent = new CompletableFuture<Integer>();
    line.add(() -> sent.complete(line.free()));
    assertThat(line.free()).isEqualTo(AlertLine.THREADS - 1);

    line.sendNext();

    assertThat(sent).isCompletedWithValue(AlertLine.THREADS - 1);
    assertThat(line.free()).isEqualTo(AlertLine.THREADS);
  }

  @Test
  void interruptsACallWhenItIsClosedAndMakesNoMore() throws Exception {
    var begun = new CountDownLatch(1);
    var outcome = new CompletableFuture<String>();
    line.add(
        () -> {
          try {
            line.call(
                () -> {
                  begun.countDown();
                  new CountDownLatch(1).await();
                });
          } catch (InterruptedException interrupted) {
            outcome.complete("interrupted, flag " + Thread.currentThread().isInterrupted());
          } catch (UnsentException impossible) {
            outcome.completeExceptionally(impossible);
          }
        });
    var thread = CompletableFuture.runAsync(this::sendNext);
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    line.close();

    assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo("interrupted, flag false");
    thread.get(10, TimeUnit.SECONDS);
    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> line.call(() -> {}));
  }

  private void sendNext() {
    try {
      line.sendNext();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
