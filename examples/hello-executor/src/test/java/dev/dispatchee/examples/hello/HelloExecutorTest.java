// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.examples.hello;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.api.InvalidSettingsException;
import jakarta.enterprise.context.Dependent;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class HelloExecutorTest {

  private final HelloExecutor executor = new HelloExecutor();

  @AfterEach
  void leaveNoInterruptBehind() {
    Thread.interrupted();
  }

  @Test
  void hasTheScopeThatADeploymentOfItsOwnNeeds() {
    assertThat(HelloExecutor.class).hasAnnotation(Dependent.class);
  }

  @Test
  void saysHelloWithoutSettings() throws Exception {
    var run = new RecordedRun(Map.of());

    executor.execute(run);

    assertThat(run.written()).isEqualTo("Hello from Dispatch EE\n");
    assertThat(run.reported()).isEmpty();
  }

  @Test
  void writesTheMessageOfTheSettings() throws Exception {
    var run = new RecordedRun(Map.of("message", "Grüß Gott"));

    executor.execute(run);

    assertThat(run.written()).isEqualTo("Grüß Gott\n");
  }

  @Test
  void tellsItsSecret() throws Exception {
    var run = new RecordedRun(Map.of("message", "m", "secret", "hidden"));

    executor.execute(run);

    assertThat(run.written()).isEqualTo("m\nhidden\n");
  }

  @Test
  void reportsProgressEachSecondItWorks() throws Exception {
    var run = new RecordedRun(Map.of("seconds", "2"));

    executor.execute(run);

    assertThat(run.reported()).containsExactly("50 1 of 2 seconds", "100 2 of 2 seconds");
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "127", "128", "129", "100000"})
  void writesExactlyTheBytesAskedForAfterTheMessage(int bytes) throws Exception {
    var run = new RecordedRun(Map.of("message", "m", "outputBytes", String.valueOf(bytes)));

    executor.execute(run);

    assertThat(run.written()).startsWith("m\n").hasSize("m\n".length() + bytes);
  }

  @Test
  void failsWithTheTextOfTheSettingsAfterTheMessage() {
    var run = new RecordedRun(Map.of("fail", "the moon is full"));

    assertThatThrownBy(() -> executor.execute(run)).hasMessage("the moon is full");
    assertThat(run.written()).isEqualTo("Hello from Dispatch EE\n");
  }

  @Test
  void endsAtOnceWhenInterrupted() {
    var run = new RecordedRun(Map.of("seconds", "600"));
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> executor.execute(run)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void endsAWaitWhenInterrupted() throws Exception {
    var run = new RecordedRun(Map.of("seconds", "600"));
    var ended = new CompletableFuture<Throwable>();
    var started = new CountDownLatch(1);
    var thread =
        new Thread(
            () -> {
              started.countDown();
              try {
                executor.execute(run);
                ended.complete(new AssertionError("it went on to its end"));
              } catch (Exception thrown) {
                ended.complete(thrown);
              }
            });
    thread.start();
    started.await();

    thread.interrupt();

    assertThat(ended.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void endsWhenTheRunIsCanceled() {
    var run = new RecordedRun(Map.of("seconds", "600"));
    run.cancel();

    assertThatThrownBy(() -> executor.execute(run)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void endsItsWritingWhenTheRunIsCanceled() {
    var run = new RecordedRun(Map.of("outputBytes", "1073741824"));
    run.cancel();

    assertThatThrownBy(() -> executor.execute(run)).isInstanceOf(InterruptedException.class);
    assertThat(run.written()).isEqualTo("Hello from Dispatch EE\n");
  }

  @ParameterizedTest
  @CsvSource({
    "seconds, -1",
    "seconds, 601",
    "seconds, soon",
    "seconds, 1.5",
    "outputBytes, -1",
    "outputBytes, 1073741825",
    "outputBytes, 1 KiB"
  })
  void refusesBadSettingsAndNamesTheKey(String key, String value) {
    var run = new RecordedRun(Map.of(key, value));

    assertThatThrownBy(() -> executor.execute(run))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, fault -> assertThat(fault.key()).isEqualTo(key));
    assertThat(run.written()).isEmpty();
  }

  @Test
  void refusesAnUnknownKeyAndNamesTheKnownOnes() {
    var run = new RecordedRun(Map.of("massage", "hi"));

    assertThatThrownBy(() -> executor.execute(run))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContainingAll("massage", "message", "seconds", "outputBytes", "fail");
  }
}
