// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are asked for: for a time ahead, and once more. */
class RunsAskedForIT extends SharedServerTest {

  @Test
  void runsOnceAtATimeAhead() {
    var trigger = given.aTrigger().create();
    var at = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.MILLIS);

    var answer = trigger.run("?at=" + at).mustBe(202);
    var log = answer.as(Log.class);

    assertThat(answer.header("Location")).endsWith("/api/v1/logs/" + log.id());
    assertThat(log.status()).isEqualTo("QUEUED");
    assertThat(log.cause()).isEqualTo("MANUAL");
    assertThat(log.plannedDate()).isEqualTo(at);
    var ended = trigger.awaitEnded(log);
    assertThat(ended.isSuccessful()).isTrue();
    assertThat(ended.startDate()).isBetween(at, at.plusSeconds(1));
    assertThat(trigger.logs()).hasSize(1);
  }

  @Test
  void cancelsARunThatWaitsForItsTime() {
    var trigger = given.aTrigger().create();
    var log =
        trigger.run("?at=" + Instant.now().plus(Duration.ofDays(30))).mustBe(202).as(Log.class);

    trigger.cancel(log).mustBe(202);

    assertThat(trigger.log(log.id()).status()).isEqualTo("CANCELED");
    assertThat(trigger.log(log.id()).reason()).isEqualTo("USER");
  }

  @Test
  void refusesATimeThatIsPastOrTooFar() {
    var trigger = given.aTrigger().create();

    for (var at :
        new Instant[] {Instant.now().minusSeconds(1), Instant.now().plus(Duration.ofDays(4_000))}) {
      var answer = trigger.run("?at=" + at).mustBeProblem(422, "validation-failed");
      assertThat(answer.violations()).containsExactly("at validation-failed");
    }
    assertThat(trigger.logs()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tomorrow", "", "2026-11-24", "2300-01-01T00:00:00Z"})
  void refusesWhatIsNoTime(String at) {
    var trigger = given.aTrigger().create();

    trigger.run("?at=" + at).mustBeProblem(400, "malformed-request");
    trigger
        .run("?onOverlap=reject&at=" + Instant.now().plusSeconds(60))
        .mustBeProblem(400, "malformed-request");
    assertThat(trigger.logs()).isEmpty();
  }

  @Test
  void runsOnceMoreWithTheSettingsOfThatRun() {
    var trigger = given.aTrigger().withSetting("message", "stored").create();
    var first = trigger.awaitEnded(trigger.runNowWith("message", "other"));

    var answer = given.caller(User.RUNNER).post("logs/" + first.id() + "/rerun").mustBe(202);
    var again = trigger.awaitEnded(answer.as(Log.class));

    assertThat(answer.header("Location")).endsWith("/api/v1/logs/" + again.id());
    assertThat(again.id()).isNotEqualTo(first.id());
    assertThat(again.cause()).isEqualTo("MANUAL");
    assertThat(again.attempt()).isOne();
    assertThat(again.requestedBy()).isEqualTo("runner");
    assertThat(trigger.output(again)).isEqualTo("other\n");
  }

  @Test
  void runsAFailedRunOnceMoreAndUnderOneKeyOnlyOnce() {
    var failing = given.aTrigger().thatFailsWith("no").create();
    var failed = failing.awaitEnded(failing.runNow());
    var again = failing.api().post("logs/" + failed.id() + "/rerun").mustBe(202).as(Log.class);
    assertThat(failing.awaitEnded(again).status()).isEqualTo("FAILED");

    var key = failing.api().with("Idempotency-Key", "once");
    assertThat(key.post("logs/" + failed.id() + "/rerun").as(Log.class).id())
        .isEqualTo(key.post("logs/" + failed.id() + "/rerun").as(Log.class).id());
  }

  @Test
  void refusesToRunOnceMoreWhatIsGone() {
    var trigger = given.aTrigger().create();
    var log = trigger.awaitEnded(trigger.runNow());
    trigger.api().delete(trigger.path("")).mustBe(204);

    trigger.api().post("logs/" + log.id() + "/rerun").mustBeProblem(409, "trigger-deleted");
    trigger.api().post("logs/999999999/rerun").mustBeProblem(404, "not-found");
    trigger.api().post("logs/nonsense/rerun").mustBeProblem(404, "not-found");
  }

  @Test
  void refusesToRunOnceMoreWhileARunIsInProgressWhenAskedTo() {
    var trigger = given.aTrigger().thatTakes(Duration.ofSeconds(60)).create();
    var running = trigger.awaitStarted(trigger.runNow());

    trigger
        .api()
        .post("logs/" + running.id() + "/rerun?onOverlap=reject")
        .mustBeProblem(409, "overlap-refused");
    trigger
        .api()
        .post("logs/" + running.id() + "/rerun?onOverlap=maybe")
        .mustBeProblem(400, "malformed-request");
  }

  @Test
  void leavesOtherSettingsOfRestrictedExecutorsToTheAdministrator() {
    var trigger =
        given
            .aTrigger()
            .ofExecutor("http-request")
            .withSetting("url", SharedServer.application() + "health/live")
            .create();
    var same = trigger.awaitEnded(trigger.runNow());
    var other = trigger.awaitEnded(trigger.runNowWith("method", "HEAD"));
    var editor = given.caller(User.EDITOR);

    given.caller(User.RUNNER).post("logs/" + same.id() + "/rerun").mustBe(202);
    editor.post("logs/" + other.id() + "/rerun").mustBeProblem(403, "forbidden");
    given.admin().post("logs/" + other.id() + "/rerun?onOverlap=queue").mustBe(202);

    trigger
        .api()
        .patch(
            trigger.path(""),
            Map.of(
                "dispatchTaskSettings", Map.of("url", SharedServer.application() + "health/ready")))
        .mustBe(200);
    editor.post("logs/" + same.id() + "/rerun").mustBeProblem(403, "forbidden");
  }
}
