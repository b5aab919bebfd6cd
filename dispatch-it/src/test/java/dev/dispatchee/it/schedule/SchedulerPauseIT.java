// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pausing and resuming of the whole scheduler. */
class SchedulerPauseIT extends SharedServerTest {

  @AfterEach
  void goOn() {
    given.admin().post("scheduler/resume").mustBe(200);
  }

  @Test
  void firesNothingUntilItIsResumedAndThenWhatEachPolicySays() {
    var once = given.aTrigger().withOverlap().withCron("*/1 * * * * ?").create();
    var skip =
        given
            .aTrigger()
            .withOverlap()
            .withCron("*/1 * * * * ?")
            .with("misfirePolicy", "SKIP")
            .create();
    once.awaitLogs(1, Log::isSuccessful);
    var pausedAt = date(given.admin().post("scheduler/pause").mustBe(200), "pausedDate");

    await()
        .pollDelay(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(once.logs()).allMatch(Log::hasEnded));
    assertThat(once.logs()).allMatch(log -> log.plannedDate().isBefore(pausedAt));
    var ready = given.nobody().get("/health/ready").mustBe(200).json();
    assertThat(ready.path("status").asText()).isEqualTo("UP");
    assertThat(ready.path("scheduler").asText()).isEqualTo("PAUSED");

    var resumedAt = date(given.admin().post("scheduler/resume").mustBe(200), "resumedDate");
    var made = once.awaitLogs(1, log -> log.cause().equals("MISFIRE") && log.isSuccessful());
    assertThat(made).hasSize(1);
    assertThat(made.get(0).missedCount()).isGreaterThanOrEqualTo(1);
    // A node sees within two seconds that it goes on, and what is due until then is late as well.
    assertThat(made.get(0).plannedDate()).isBetween(pausedAt, resumedAt.plusSeconds(2));
    skip.awaitLogs(2, log -> log.status().equals("MISSED"));
    skip.awaitLogs(
        1, log -> log.cause().equals("SCHEDULE") && log.plannedDate().isAfter(resumedAt));
    assertThat(skip.logs())
        .filteredOn(log -> log.plannedDate().isAfter(pausedAt))
        .filteredOn(log -> log.plannedDate().isBefore(resumedAt))
        .extracting(Log::status)
        .containsOnly("MISSED");
    assertThat(given.nobody().get("/health/ready").json().path("scheduler").asText())
        .isEqualTo("RUNNING");
  }

  @Test
  void accountsForWhatATriggerWasDueAtThatIsDeletedBeforeItIsResumed() {
    given.admin().post("scheduler/pause").mustBe(200);
    var trigger = given.aTrigger().withCron("*/1 * * * * ?").create();
    var created = Instant.now();
    await().until(() -> Instant.now().isAfter(created.plusSeconds(3)));
    assertThat(trigger.logs()).isEmpty();

    trigger.api().delete(trigger.path("")).mustBe(204);

    assertThat(trigger.logs()).isNotEmpty().allMatch(Log::hasEnded);
    assertThat(trigger.logs().get(0).plannedDate()).isBefore(created.plusSeconds(1));
  }

  @Test
  void startsRunsThatAreAskedForWhileItIsPaused() {
    var trigger = given.aTrigger().create();
    given.admin().post("scheduler/pause").mustBe(200);

    assertThat(trigger.awaitEnded(trigger.runNow()).isSuccessful()).isTrue();
  }

  @Test
  void leavesFurtherAttemptsUntilItIsResumed() {
    var trigger = given.aTrigger().thatFailsWith("no").withAttempts(2, Duration.ZERO).create();
    given.admin().post("scheduler/pause").mustBe(200);

    trigger.awaitEnded(trigger.runNow());
    assertThat(trigger.awaitLogs(1, log -> log.attempt() == 2))
        .extracting(Log::status)
        .containsExactly("QUEUED");

    given.admin().post("scheduler/resume").mustBe(200);
    trigger.awaitLogs(1, log -> log.attempt() == 2 && log.hasEnded());
  }

  @Test
  void isTheAdministrators() {
    for (var user : new User[] {User.VIEWER, User.RUNNER, User.EDITOR}) {
      given.caller(user).post("scheduler/pause").mustBeProblem(403, "forbidden");
      given.caller(user).post("scheduler/resume").mustBeProblem(403, "forbidden");
      var state = given.caller(user).get("scheduler").mustBe(200).json();
      assertThat(state.path("paused").asBoolean()).isFalse();
    }
  }

  @Test
  void tellsWhoPausedItAndChangesNothingTheSecondTime() {
    var first = given.admin().post("scheduler/pause").mustBe(200);
    var second = given.admin().post("scheduler/pause").mustBe(200);

    assertThat(second.json()).isEqualTo(first.json());
    assertThat(first.json().path("changedBy").asText()).isEqualTo("admin");
    assertThat(first.json().path("resumedDate").isNull()).isTrue();
  }

  private static Instant date(Answer answer, String field) {
    return Instant.parse(answer.json().path(field).asText());
  }
}
