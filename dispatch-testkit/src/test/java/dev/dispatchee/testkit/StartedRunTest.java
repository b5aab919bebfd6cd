// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StartedRunTest {

  @Test
  void isCanceledWhileItWaits() throws InterruptedException {
    var outcome = TestRun.of(Greeting::waits).start().awaitOutput("waiting").cancel();

    assertThat(outcome.status()).isEqualTo(RunStatus.CANCELED);
    assertThat(outcome.output()).isEqualTo("waiting\n");
    assertThat(outcome.thrown()).get().isInstanceOf(InterruptedException.class);
  }

  @Test
  void goesOnBesideTheTest() throws InterruptedException {
    var gate = new CountDownLatch(1);
    var run =
        TestRun.of(
                context -> {
                  context.progress(50, "half");
                  context.output().print("half");
                  gate.await();
                })
            .start()
            .awaitOutput("ha");

    assertThat(run.run().reported()).containsExactly(new ReportedProgress(50, "half"));
    gate.countDown();
    assertThat(run.await().status()).isEqualTo(RunStatus.SUCCESSFUL);
  }

  @Test
  void tellsWhereARunIsThatDoesNotEnd() throws InterruptedException {
    var gate = new CountDownLatch(1);
    var run =
        TestRun.of(
                context -> {
                  context.output().print("in");
                  gate.await();
                })
            .start()
            .awaitOutput("in");

    assertThatThrownBy(() -> run.await(Duration.ofMillis(1)))
        .isInstanceOf(AssertionError.class)
        .hasMessage("the run has not ended within PT0.001S")
        .cause()
        .satisfies(
            where ->
                assertThat(where.getStackTrace())
                    .extracting(StackTraceElement::getClassName)
                    .anyMatch(name -> name.equals(StartedRunTest.class.getName())));
    gate.countDown();
    run.await();
  }
}
