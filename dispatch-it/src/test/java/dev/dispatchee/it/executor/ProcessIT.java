// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.client.TriggerDraft;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs on the server's machine. */
class ProcessIT extends ExecutorTest {

  @Test
  void runsTheExampleOfItsPage() throws IOException {
    var trigger = Example.of("process").create(given);

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.status()).isEqualTo("SUCCESSFUL");
    assertThat(trigger.output(log)).endsWith("\t/var/log\n");
  }

  @Test
  void tellsOutputAndErrorOfAProgramThatFails() {
    var trigger = shell("echo said; env; echo 'why it failed' >&2; exit 4").create();

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.status()).isEqualTo("FAILED");
    assertThat(log.error())
        .isEqualTo("why it failed\n\n/bin/sh ended with exit code 4, expected 0");
    // The server's environment has a secret of the tests.
    assertThat(trigger.output(log)).startsWith("said\n").doesNotContain("CANARY", "canary");
  }

  @Test
  void endsTheProgramWhenTheRunIsCanceled() {
    var trigger = shell("trap '' TERM; echo $$; sleep 3600; :").create();
    var started = trigger.awaitStarted(trigger.runNow());
    long pid = awaitPid(() -> trigger.output(started));

    trigger.cancel(started).mustBe(202);

    assertThat(trigger.awaitEnded(started).status()).isEqualTo("CANCELED");
    await().untilAsserted(() -> assertThat(ProcessHandle.of(pid)).isEmpty());
  }

  @Test
  void endsTheProgramWhenTheRunTimesOut() {
    var trigger = shell("echo $$; exec sleep 3600").withTimeout(Duration.ofSeconds(2)).create();

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.status()).isEqualTo("TIMED_OUT");
    long pid = awaitPid(() -> trigger.output(log));
    await().untilAsserted(() -> assertThat(ProcessHandle.of(pid)).isEmpty());
  }

  @Test
  void startsNothingThatTheServerDoesNotAllow() {
    var trigger =
        given.aTrigger().ofExecutor("process").withSetting("command", "/usr/bin/id").create();

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.reason()).isEqualTo("PERMANENT_FAILURE");
    assertThat(log.error())
        .isEqualTo(
            "the program /usr/bin/id is not among those that the server allows"
                + " (dispatch.process.commands)");
  }

  @ParameterizedTest
  @CsvSource({
    "command, sh",
    "command, /bin/../bin/sh",
    "directory, ../etc",
    "environment, LD PRELOAD=x",
    "secret, in plain text",
    "exitCodes, 256",
    "grace, PT1H",
    "shell, true"
  })
  void refusesSettingsWhenTheyAreSaved(String key, String value) {
    mustBeRefused(shell("true").withSetting(key, value), key);
  }

  @Test
  void isForAdministrators() {
    shell("true").createBy(given.caller(User.EDITOR)).mustBeProblem(403, "forbidden");
    for (var type : new String[] {"process", "sql", "batch-job"}) {
      var shown = given.caller(User.VIEWER).get("executors/" + type).mustBe(200).json();
      assertThat(shown.path("restricted").asBoolean()).as(type).isTrue();
    }
  }

  private TriggerDraft shell(String script) {
    return given
        .aTrigger()
        .ofExecutor("process")
        .withSetting("command", "/bin/sh")
        .withSetting("arguments", "-c\n" + script);
  }

  private static long awaitPid(Supplier<String> output) {
    return Long.parseLong(
        await().atMost(Duration.ofSeconds(10)).until(output::get, text -> !text.isBlank()).strip());
  }
}
