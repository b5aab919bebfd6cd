// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pausing and resuming of triggers. */
class PauseIT extends SharedServerTest {

  @Test
  void pausesAndResumesATrigger() {
    var trigger = given.aTrigger().withCron("*/1 * * * * ?").create();
    trigger.awaitLogs(1, Log::isSuccessful);

    var paused = trigger.api().post(trigger.path("/pause")).mustBe(200);
    assertThat(paused.json().path("active").asBoolean()).isFalse();
    assertThat(paused.json().path("nextFireDate").isNull()).isTrue();
    assertThat(paused.header("ETag")).isEqualTo("\"" + version(paused) + "\"");

    var asked = Instant.now();
    var resumed = trigger.api().post(trigger.path("/resume")).mustBe(200);
    assertThat(resumed.json().path("active").asBoolean()).isTrue();
    assertThat(version(resumed)).isEqualTo(version(paused) + 1);
    assertThat(Instant.parse(resumed.json().path("nextFireDate").asText()))
        .isAfterOrEqualTo(asked.minusSeconds(2));
    trigger.awaitLogs(1, log -> log.plannedDate().isAfter(asked));
  }

  @Test
  void changesNothingTheSecondTime() {
    var trigger = given.aTrigger().withCron("0 0 0 1 1 ?").create();

    var resumed = trigger.api().post(trigger.path("/resume")).mustBe(200);
    assertThat(version(resumed)).isZero();

    var paused = trigger.api().post(trigger.path("/pause")).mustBe(200);
    var again = trigger.api().post(trigger.path("/pause")).mustBe(200);
    assertThat(version(again)).isEqualTo(version(paused)).isEqualTo(1);
  }

  @Test
  void honoursIfMatch() {
    var trigger = given.aTrigger().withCron("0 0 0 1 1 ?").create();
    var stale = trigger.api().with("If-Match", "\"7\"");

    stale.post(trigger.path("/pause")).mustBeProblem(412, "stale-version");
    stale.post(trigger.path("/resume")).mustBeProblem(412, "stale-version");
    assertThat(trigger.json().path("active").asBoolean()).isTrue();

    trigger.api().with("If-Match", "\"0\"").post(trigger.path("/pause")).mustBe(200);
    trigger.api().with("If-Match", "*").post(trigger.path("/resume")).mustBe(200);
    trigger
        .api()
        .with("If-Match", "nonsense")
        .post(trigger.path("/pause"))
        .mustBeProblem(400, "malformed-request");
  }

  @Test
  void resumesOnlyWhatHasAFireAhead() {
    var without = given.aTrigger().create();
    var answer = without.api().post(without.path("/resume"));
    answer.mustBeProblem(422, "validation-failed");
    assertThat(answer.violations()).containsExactly("cronExpression validation-failed");

    var over = given.aTrigger().with("runOnceDate", "2020-01-01T00:00:00Z").create();
    over.api().post(over.path("/resume")).mustBeProblem(422, "never-fires");

    assertThat(without.json().path("active").asBoolean()).isFalse();
    assertThat(over.json().path("active").asBoolean()).isFalse();
  }

  @Test
  void leavesRestrictedAndSystemTriggersToTheAdministrator() {
    var editor = given.caller(User.EDITOR);
    var restricted =
        given
            .aTrigger()
            .ofExecutor("http-request")
            .withSetting("url", SharedServer.application() + "health/live")
            .withCron("0 0 0 1 1 ?")
            .create();
    var system = given.aTrigger().with("system", true).withCron("0 0 0 1 1 ?").create();

    editor.post(restricted.path("/pause")).mustBeProblem(403, "forbidden");
    editor.post(system.path("/pause")).mustBeProblem(403, "forbidden");
    given.admin().post(system.path("/pause")).mustBe(200);
    editor.post(system.path("/resume")).mustBeProblem(403, "forbidden");
    given.admin().post("triggers/999999999/pause").mustBeProblem(404, "not-found");
  }

  @Test
  void aPatchOfSomethingElseLeavesActiveAlone() {
    var trigger = given.aTrigger().withCron("0 0 0 1 1 ?").create();

    trigger.api().patch(trigger.path(""), Map.of("description", "still active")).mustBe(200);

    assertThat(trigger.json().path("active").asBoolean()).isTrue();
  }

  private static long version(Answer answer) {
    return answer.json().path("version").asLong();
  }
}
