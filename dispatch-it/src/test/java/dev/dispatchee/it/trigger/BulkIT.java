// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.client.TriggerDraft;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of many triggers at once. */
class BulkIT extends SharedServerTest {

  private String label;

  @BeforeEach
  void label() {
    label = "bulk-" + System.nanoTime();
  }

  @Test
  void pausesAndResumesThoseOfALabel() {
    var triggers = List.of(scheduled().create(), scheduled().create(), scheduled().create());
    var other = given.aTrigger().withCron("0 0 0 1 1 ?").create();

    var paused = bulk("pause", "").mustBe(200).json();
    assertThat(paused.path("matched").asInt()).isEqualTo(3);
    assertThat(paused.path("done").asInt()).isEqualTo(3);
    assertThat(paused.path("refused")).isEmpty();
    assertThat(triggers).noneMatch(BulkIT::isActive);
    assertThat(isActive(other)).isTrue();

    assertThat(bulk("resume", "").mustBe(200).json().path("done").asInt()).isEqualTo(3);
    assertThat(triggers).allMatch(BulkIT::isActive);
  }

  @Test
  void tellsFirstWhatItWouldChange() {
    var trigger = scheduled().create();
    for (int i = 0; i < 21; i++) {
      scheduled().create();
    }

    var told = bulk("delete", "&dryRun=true").mustBe(200).json();

    assertThat(told.path("dryRun").asBoolean()).isTrue();
    assertThat(told.path("matched").asInt()).isEqualTo(22);
    assertThat(told.path("done").asInt()).isZero();
    assertThat(told.path("items")).hasSize(20);
    assertThat(told.at("/items/0/id").asLong()).isEqualTo(trigger.id());
    assertThat(told.at("/items/0/name").asText()).isEqualTo(trigger.json().path("name").asText());
    assertThat(bulk("pause", "&dryRun=true").json().path("matched").asInt()).isEqualTo(22);
    assertThat(isActive(trigger)).isTrue();
  }

  @Test
  void runsAndDeletesWhatItMayAndTellsOfTheRest() {
    var free = scheduled().create();
    var system = scheduled().with("system", true).create();
    var busy = scheduled().thatTakes(Duration.ofSeconds(60)).create();

    var ran = bulk("run", "&onOverlap=queue").mustBe(200).json();
    assertThat(ran.path("done").asInt()).isEqualTo(3);
    busy.awaitLogs(1, Log::isInProgress);
    free.awaitLogs(1, Log::isSuccessful);
    system.awaitLogs(1, Log::isSuccessful);

    var deleted = bulk("delete", "").mustBe(200).json();
    assertThat(deleted.path("matched").asInt()).isEqualTo(3);
    assertThat(deleted.path("done").asInt()).isEqualTo(1);
    assertThat(refusals(deleted))
        .containsExactly(system.id() + " system-trigger", busy.id() + " run-in-progress");
    given.admin().get(free.path("")).mustBe(404);
  }

  @Test
  void checksEachAsIfItWereTheOnlyOne() {
    var restricted =
        scheduled()
            .ofExecutor("http-request")
            .withSetting("url", SharedServer.application() + "health/live")
            .create();
    var free = scheduled().create();
    var without = given.aTrigger().with("labels", List.of(label)).create();
    var editor = given.caller(User.EDITOR);

    var paused = editor.post("triggers/bulk/pause?label=" + label).mustBe(200).json();
    assertThat(refusals(paused)).containsExactly(restricted.id() + " forbidden");
    assertThat(isActive(restricted)).isTrue();
    assertThat(isActive(free)).isFalse();

    var resumed = bulk("resume", "").mustBe(200).json();
    assertThat(refusals(resumed)).containsExactly(without.id() + " validation-failed");
    assertThat(resumed.path("done").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume", "run", "delete"})
  void needsAFilter(String action) {
    var trigger = scheduled().create();

    for (var query : List.of("", "?search=", "?dryRun=true", "?search=&dryRun=false")) {
      given.admin().post("triggers/bulk/" + action + query).mustBeProblem(400, "malformed-request");
    }
    given
        .admin()
        .post("triggers/bulk/" + action + "?labels=" + label)
        .mustBeProblem(400, "malformed-request");
    assertThat(isActive(trigger)).isTrue();
    assertThat(trigger.logs()).isEmpty();
  }

  @Test
  void findsNothingWithoutComplaint() {
    assertThat(bulk("delete", "").mustBe(200).json().path("matched").asInt()).isZero();
  }

  private TriggerDraft scheduled() {
    return given.aTrigger().withCron("0 0 0 1 1 ?").with("labels", List.of(label));
  }

  private Answer bulk(String action, String more) {
    return given.admin().post("triggers/bulk/" + action + "?label=" + label + more);
  }

  private static boolean isActive(Trigger trigger) {
    return trigger.json().path("active").asBoolean();
  }

  private static List<String> refusals(JsonNode answer) {
    var refusals = new ArrayList<String>();
    for (var refused : answer.path("refused")) {
      assertThat(refused.path("detail").asText()).isNotBlank();
      refusals.add(refused.path("id").asLong() + " " + refused.path("code").asText());
    }
    assertThat(answer.path("refusedCount").asInt()).isEqualTo(refusals.size());
    return refusals;
  }
}
