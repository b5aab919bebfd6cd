// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How runs start and end. */
class RunsIT extends SharedServerTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void firesByCronAndKeepsWhatTheServerAnswered() {
    var trigger =
        given
            .aTrigger()
            .ofExecutor("http-request")
            .withSetting("url", SharedServer.application() + "health/ready")
            .withCron("*/1 * * * * ?")
            .create();

    var runs = trigger.awaitLogs(2, Log::isSuccessful);

    assertThat(runs)
        .allSatisfy(
            run -> {
              assertThat(run.cause()).isEqualTo("SCHEDULE");
              assertThat(run.plannedDate().getNano()).isZero();
              assertThat(run.node()).isEqualTo("dispatch-it");
              assertThat(run.reason()).isNull();
              assertThat(run.attempt()).isOne();
              assertThat(run.startDate()).isAfterOrEqualTo(run.plannedDate());
              assertThat(run.endDate()).isAfterOrEqualTo(run.startDate());
              assertThat(trigger.output(run)).contains("HTTP 200").contains("\"status\":\"UP\"");
            });
  }

  @Test
  void keepsTheMessageOfASuccessfulRunAndWhoAskedForIt() {
    var trigger = given.aTrigger().withSetting("message", "Grüße, 世界 🌍").create();
    var asRunner = new Trigger(given.caller(User.RUNNER), trigger.id());

    var run = trigger.awaitEnded(asRunner.runNow());

    assertThat(run.status()).isEqualTo("SUCCESSFUL");
    assertThat(run.cause()).isEqualTo("MANUAL");
    assertThat(run.requestedBy()).isEqualTo("runner");
    assertThat(run.dispatchTaskSettings()).containsOnly(Map.entry("message", "Grüße, 世界 🌍"));
    assertThat(trigger.output(run)).isEqualTo("Grüße, 世界 🌍\n");
    assertThat(run.durationMillis())
        .isEqualTo(Duration.between(run.startDate(), run.endDate()).toMillis());
    assertThat(trigger.json().path("status").asText()).isEqualTo("SUCCESSFUL");
  }

  @Test
  void keepsTheTextAndTheStackTraceOfAFailure() {
    var trigger = given.aTrigger().thatFailsWith("the moon is full").create();

    var run = trigger.awaitEnded(trigger.runNow());

    assertThat(run.status()).isEqualTo("FAILED");
    assertThat(run.error()).isEqualTo("the moon is full");
    assertThat(run.reason()).isNull();
    assertThat(run.stackTrace())
        .contains("IllegalStateException: the moon is full")
        .contains("HelloExecutor.doExecute");
  }

  @Test
  void putsOtherSettingsOverTheStoredOnesForOneRun() {
    var trigger =
        given.aTrigger().withSetting("message", "stored").withSetting("outputBytes", "0").create();

    var run = trigger.awaitEnded(trigger.runNowWith("message", "other"));

    assertThat(trigger.output(run)).isEqualTo("other\n");
    assertThat(run.dispatchTaskSettings())
        .containsOnly(Map.entry("message", "other"), Map.entry("outputBytes", "0"));
    assertThat(trigger.json().at("/dispatchTaskSettings/message").asText()).isEqualTo("stored");
  }

  @Test
  void cancelsTheRunWhileThePreviousOneIsInProgress() {
    var trigger = given.aTrigger().thatTakes(LONG).create();
    var first = trigger.awaitStarted(trigger.runNow());

    var second = trigger.awaitEnded(trigger.runNow());

    assertThat(second.status()).isEqualTo("CANCELED");
    assertThat(second.reason()).isEqualTo("OVERLAP");
    assertThat(second.startDate()).isNotNull().isEqualTo(second.endDate());
    assertThat(second.durationMillis()).isZero();
    assertThat(second.error()).contains("previous run is still in progress");
    assertThat(trigger.log(first.id()).isInProgress()).isTrue();
  }

  @Test
  void cancelsScheduledRunsWhileThePreviousOneIsInProgress() {
    var trigger = given.aTrigger().thatTakes(LONG).withCron("*/1 * * * * ?").create();

    var canceled = trigger.awaitLogs(2, log -> "OVERLAP".equals(log.reason()));

    assertThat(canceled)
        .allSatisfy(log -> assertThat(log.status()).isEqualTo("CANCELED"))
        .allSatisfy(log -> assertThat(log.startDate()).isEqualTo(log.endDate()));
    assertThat(trigger.logs()).filteredOn(Log::isInProgress).hasSize(1);
  }

  @Test
  void waitsItsTurnWhenAskedToQueue() {
    var trigger = given.aTrigger().thatTakes(Duration.ofSeconds(2)).create();
    var first = trigger.awaitStarted(trigger.runNow());

    var second = trigger.run("?onOverlap=queue").mustBe(202).as(Log.class);
    assertThat(trigger.log(second.id()).status()).isEqualTo("QUEUED");
    var ended = trigger.awaitEnded(second);

    assertThat(ended.status()).isEqualTo("SUCCESSFUL");
    assertThat(ended.startDate()).isAfterOrEqualTo(trigger.log(first.id()).endDate());
  }

  @Test
  void refusesTheRunWhileAnotherIsInProgressWhenAskedTo() {
    var trigger = given.aTrigger().thatTakes(LONG).create();
    trigger.awaitStarted(trigger.runNow());

    trigger.run("?onOverlap=reject").mustBeProblem(409, "overlap-refused");

    assertThat(trigger.logs()).hasSize(1);
  }

  @Test
  void runsBothWhenOverlapIsAllowed() {
    var trigger = given.aTrigger().thatTakes(LONG).withOverlap().create();
    trigger.runNow();
    trigger.runNow();

    var inProgress = trigger.awaitLogs(2, Log::isInProgress);

    assertThat(inProgress).hasSize(2);
  }

  @Test
  void endsARunThatIsCanceledAndDoesNotRetryIt() {
    var trigger = given.aTrigger().thatTakes(LONG).withAttempts(3, Duration.ZERO).create();
    var run = trigger.awaitStarted(trigger.runNow());

    var asRunner = new Trigger(given.caller(User.RUNNER), trigger.id());
    assertThat(asRunner.cancel(run).mustBe(202).header("Location"))
        .endsWith("/api/v1/logs/" + run.id());
    var ended = trigger.awaitEnded(run);

    assertThat(ended.status()).isEqualTo("CANCELED");
    assertThat(ended.reason()).isEqualTo("USER");
    assertThat(ended.canceledBy()).isEqualTo("runner");
    assertThat(ended.durationMillis()).isLessThan(Duration.ofSeconds(10).toMillis());
    assertThat(trigger.logs()).hasSize(1);
    trigger.cancel(run).mustBeProblem(409, "run-ended");
    assertThat(trigger.awaitStarted(trigger.runNow()).isInProgress())
        .as("the slot is free again")
        .isTrue();
  }

  @Test
  void cancelsARunThatWaitsAtOnce() {
    var trigger = given.aTrigger().thatTakes(LONG).create();
    var first = trigger.awaitStarted(trigger.runNow());
    var second = trigger.run("?onOverlap=queue").mustBe(202).as(Log.class);

    var answered = trigger.cancel(second).mustBe(202).as(Log.class);

    assertThat(answered.status()).isEqualTo("CANCELED");
    assertThat(answered.reason()).isEqualTo("USER");
    assertThat(answered.canceledBy()).isEqualTo("admin");
    assertThat(trigger.log(first.id()).isInProgress()).isTrue();
  }

  @Test
  void endsARunThatIsOutOfTime() {
    var trigger = given.aTrigger().thatTakes(LONG).withTimeout(Duration.ofSeconds(1)).create();

    var run = trigger.awaitEnded(trigger.runNow());

    assertThat(run.status()).isEqualTo("TIMED_OUT");
    assertThat(run.reason()).isEqualTo("TIMEOUT");
    assertThat(run.durationMillis()).isBetween(1_000L, 10_000L);
  }

  @Test
  void triesAFailureAgainAsOftenAsAllowed() {
    var trigger =
        given.aTrigger().thatFailsWith("not yet").withAttempts(2, Duration.ofSeconds(1)).create();
    var first = trigger.awaitEnded(trigger.runNow());

    var second = trigger.awaitLogs(1, log -> log.attempt() == 2 && log.hasEnded()).get(0);

    assertThat(first.attempt()).isOne();
    assertThat(first.originLogId()).isNull();
    assertThat(second.status()).isEqualTo("FAILED");
    assertThat(second.cause()).isEqualTo("RETRY");
    assertThat(second.originLogId()).isEqualTo(first.id());
    assertThat(Duration.between(first.endDate(), second.plannedDate()))
        .as("the delay, give or take 20 %")
        .isBetween(Duration.ofMillis(750), Duration.ofMillis(1300));
    assertThat(second.startDate()).isAfterOrEqualTo(second.plannedDate());
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(4))
        .until(() -> trigger.logs().size() == 2);
  }

  @Test
  void runsATriggerThatIsNotActive() {
    var trigger = given.aTrigger().withCron("0 0 0 1 1 ?").with("active", false).create();

    assertThat(trigger.awaitEnded(trigger.runNow()).status()).isEqualTo("SUCCESSFUL");
    assertThat(trigger.json().path("active").asBoolean()).isFalse();
    assertThat(trigger.json().path("previousFireDate").isNull())
        .as("manual runs do not count")
        .isTrue();
  }

  @Test
  void keepsTheFirstAndTheLastLinesOfOutputThatIsTooLarge() {
    long bytes = 25_000L * 129; // Whole lines of hello.
    var trigger =
        given
            .aTrigger()
            .withSetting("message", "the head")
            .withSetting("outputBytes", Long.toString(bytes))
            .create();

    var run = trigger.awaitEnded(trigger.runNow());

    assertThat(run.status()).isEqualTo("SUCCESSFUL");
    assertThat(run.outputTruncated()).isTrue();
    assertThat(run.outputBytes()).isEqualTo(bytes + "the head\n".length());
    var kept = given.admin().get("logs/" + run.id() + "/output").mustBe(200);
    var lines = kept.text().lines().toList();
    assertThat(lines).startsWith("the head");
    assertThat(kept.bytes().length).isBetween((1 << 20) - 1000, 1 << 20);
    var leftOut = kept.header("Dispatch-Output-Omitted-Bytes");
    var mark = "----- " + leftOut + " bytes left out -----";
    assertThat(lines).containsOnlyOnce(mark);
    assertThat(kept.bytes().length - mark.length() - 1 + Long.parseLong(leftOut))
        .isEqualTo(run.outputBytes());
    assertThat(lines.subList(1, lines.size()))
        .filteredOn(line -> !line.equals(mark))
        .as("whole lines of hello")
        .allMatch(line -> line.length() == 128 && line.endsWith("Goodbye now"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.2/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:169.254.169.254]/",
        "http://10.0.0.1:81/"
      })
  void refusesAnAddressThatMustNotBeReached(String url) {
    var trigger = given.aTrigger().ofExecutor("http-request").withSetting("url", url).create();

    var run = trigger.awaitEnded(trigger.runNow());

    assertThat(run.status()).isEqualTo("FAILED");
    assertThat(run.error())
        .isNotBlank()
        .doesNotContain("Exception", "\n")
        .contains("dispatch.http-request.allow");
    assertThat(run.durationMillis()).isLessThan(2_000L);
  }

  @Test
  void failsWithAPlainReasonWhenNobodyListens() {
    var trigger =
        given
            .aTrigger()
            .ofExecutor("http-request")
            .withSetting("url", "http://127.0.0.1:1/")
            .create();

    var run = trigger.awaitEnded(trigger.runNow());

    assertThat(run.status()).isEqualTo("FAILED");
    assertThat(run.error()).contains("127.0.0.1").doesNotContain("Exception", "\n");
  }

  @Test
  void failsWhenTheStatusIsNotTheExpectedOne() {
    var trigger =
        given
            .aTrigger()
            .ofExecutor("http-request")
            .withSetting("url", SharedServer.application() + "api/v1/triggers")
            .create();

    var run = trigger.awaitEnded(trigger.runNow());

    assertThat(run.status()).isEqualTo("FAILED");
    assertThat(run.error()).contains("401");
    assertThat(trigger.output(run)).contains("urn:dispatch:problem:unauthenticated");
  }
}
