// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.examples.hello;

import static dev.dispatchee.testkit.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.testkit.TestRun;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class HelloExecutorTest {

  private final TestRun run = TestRun.of(new HelloExecutor());

  @Test
  void hasTheScopeThatADeploymentOfItsOwnNeeds() {
    assertThat(HelloExecutor.class).hasAnnotation(Dependent.class);
  }

  @Test
  void saysHelloWithoutSettings() {
    assertThat(run.execute()).isSuccessful().wrote("Hello from Dispatch EE\n").reportedNothing();
  }

  @Test
  void writesTheMessageOfTheSettings() {
    assertThat(run.with("message", "Grüß Gott").execute()).isSuccessful().wrote("Grüß Gott\n");
  }

  @Test
  void tellsItsSecretWhichIsKeptOutOfTheOutput() {
    assertThat(run.with("message", "m").with("secret", "hidden").execute())
        .isSuccessful()
        .wrote("m\n***\n");
  }

  @Test
  void reportsProgressEachSecondItWorks() {
    assertThat(run.with("seconds", "2").execute())
        .isSuccessful()
        .reported(50, "1 of 2 seconds")
        .reported(100, "2 of 2 seconds");
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "127", "128", "129", "100000"})
  void writesExactlyTheBytesAskedForAfterTheMessage(int bytes) {
    var outcome = run.with("message", "m").with("outputBytes", String.valueOf(bytes)).execute();

    assertThat(outcome).isSuccessful();
    assertThat(outcome.output()).startsWith("m\n").hasSize("m\n".length() + bytes);
  }

  @Test
  void failsWithTheTextOfTheSettingsAfterTheMessage() {
    assertThat(run.with("fail", "the moon is full").execute())
        .hasFailedWith("the moon is full")
        .isTriedAgain()
        .wrote("Hello from Dispatch EE\n");
  }

  @Test
  void endsItsWorkWhenTheRunIsCanceled() throws InterruptedException {
    var started = run.with("seconds", "600").start().awaitOutput("Hello from Dispatch EE");

    started.run().cancel();

    assertThat(started.await(Duration.ofSeconds(3))).isCanceled();
  }

  @Test
  void beginsNoWorkWhenTheRunIsCanceledAlready() {
    assertThat(run.with("seconds", "600").canceledBefore().execute())
        .isCanceled()
        .reportedNothing();
  }

  @Test
  void endsItsWritingWhenTheRunIsCanceled() {
    assertThat(run.with("outputBytes", "1073741824").canceledBefore().execute())
        .isCanceled()
        .wrote("Hello from Dispatch EE\n");
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
    assertThat(run.with(key, value).execute()).refusesSetting(key).isNotTriedAgain().wroteNothing();
  }

  @Test
  void refusesAnUnknownKeyAndNamesTheKnownOnes() {
    var outcome = run.with("massage", "hi").execute();

    assertThat(outcome).refusesSetting("massage");
    assertThat(outcome.error()).contains("message", "seconds", "outputBytes", "fail");
  }
}
