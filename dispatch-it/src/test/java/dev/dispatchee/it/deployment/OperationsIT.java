// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see and do: force-close, nodes and their drain, the overview. */
class OperationsIT extends SharedServerTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String NODE = "nodes/dispatch-it";

  @AfterEach
  void resume() {
    given.admin().post(NODE + "/resume").mustBe(200);
  }

  @Test
  void closesARunByForceAndTheNextOneStarts() {
    var trigger = given.aTrigger().thatTakes(LONG).withAttempts(3, Duration.ZERO).create();
    var run = trigger.awaitStarted(trigger.runNow());

    var closed = trigger.api().post("logs/" + run.id() + "/force-close").mustBe(200).as(Log.class);

    assertThat(closed.status()).isEqualTo("FAILED");
    assertThat(closed.reason()).isEqualTo("FORCE_CLOSED");
    assertThat(closed.endDate()).isNotNull();
    assertThat(closed.canceledBy()).isEqualTo("admin");
    trigger.api().post("logs/" + run.id() + "/force-close").mustBeProblem(409, "run-ended");
    var next = trigger.awaitStarted(trigger.runNow());
    assertThat(trigger.logs()).extracting(Log::id).containsExactly(run.id(), next.id());
    // Its own thread was interrupted: of 60 seconds few have passed, and one run is left.
    Awaitility.await()
        .until(() -> given.admin().get("nodes").json().at("/items/0/runsInProgress").asInt() == 1);
  }

  @Test
  void closesByForceOnlyWhatIsInProgress() {
    var trigger = given.aTrigger().thatTakes(LONG).create();
    trigger.awaitStarted(trigger.runNow());
    var waiting = trigger.run("?onOverlap=queue").mustBe(202).as(Log.class);

    var answer = trigger.api().post("logs/" + waiting.id() + "/force-close");

    answer.mustBeProblem(409, "run-not-started");
    assertThat(answer.json().path("detail").asText()).contains("cancel");
    assertThat(trigger.log(waiting.id()).status()).isEqualTo("QUEUED");
    trigger.api().post("logs/999999999/force-close").mustBeProblem(404, "not-found");
  }

  @Test
  void showsTheNode() {
    var page = given.caller(User.VIEWER).get("nodes").mustBe(200).json();

    assertThat(page.path("totalCount").asInt()).isEqualTo(1);
    assertThat(page.path("lastPage").asInt()).isEqualTo(1);
    var node = page.at("/items/0");
    assertThat(node.path("name").asText()).isEqualTo("dispatch-it");
    assertThat(node.path("alive").asBoolean()).isTrue();
    assertThat(node.path("draining").asBoolean()).isFalse();
    assertThat(node.path("drainedDate").isNull()).isTrue();
    assertThat(node.path("drainedBy").isNull()).isTrue();
    // That of the EAR, which the first line of the log has too.
    assertThat("dispatch-ee-%s.zip".formatted(node.path("productVersion").asText()))
        .isEqualTo(ReleaseArchive.name());
    assertThat(node.path("maxConcurrentRuns").asInt()).isEqualTo(16);
    assertThat(node.path("executorTypes").toString()).contains("\"hello\"");
    assertThat(Instant.parse(node.path("heartbeatDate").asText()))
        .isAfter(Instant.parse(node.path("startedDate").asText()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sort=alive:asc", "page=0", "pageSize=201", "status=x"})
  void refusesWhatTheListOfNodesDoesNotKnow(String query) {
    given.admin().get("nodes?" + query).mustBeProblem(400, "malformed-request");
  }

  @Test
  void startsNothingWhileItDrainsAndWhatRunsRunsOn() {
    var running = given.aTrigger().thatTakes(Duration.ofSeconds(5)).create();
    var run = running.awaitStarted(running.runNow());
    var trigger = given.aTrigger().withOverlap().create();

    var before = Instant.now();
    var drained = given.admin().post(NODE + "/drain").mustBe(200).json();
    assertThat(drained.path("draining").asBoolean()).isTrue();
    assertThat(Instant.parse(drained.path("drainedDate").asText()))
        .isBetween(before.minusSeconds(1), Instant.now().plusSeconds(1));
    assertThat(drained.path("drainedBy").asText()).isEqualTo("admin");
    assertThat(given.admin().post(NODE + "/drain").mustBe(200).json().path("drainedDate"))
        .as("of the first drain")
        .isEqualTo(drained.path("drainedDate"));
    // Once it has seen that, within two seconds, nothing more starts and runs pile up.
    Awaitility.await()
        .atMost(Duration.ofSeconds(4))
        .until(
            () -> {
              trigger.runNow();
              return trigger.logs();
            },
            logs -> logs.stream().filter(log -> !log.hasEnded()).count() > 9);
    var waiting = trigger.runNow();
    assertThat(running.awaitEnded(run).isSuccessful()).isTrue();
    assertThat(trigger.log(waiting.id()).status()).isEqualTo("QUEUED");

    var resumed = given.admin().post(NODE + "/resume").mustBe(200).json();
    assertThat(resumed.path("drainedDate").isNull()).isTrue();

    assertThat(trigger.awaitEnded(waiting).isSuccessful()).isTrue();
    given.admin().post("nodes/nobody/drain").mustBeProblem(404, "not-found");
  }

  @Test
  void countsInTheOverview() {
    var before = given.caller(User.VIEWER).get("overview").mustBe(200).json();
    var trigger = given.aTrigger().thatTakes(LONG).withCron("0 0 0 1 1 ?").create();
    trigger.awaitStarted(trigger.runNow());
    trigger.run("?onOverlap=queue").mustBe(202);
    trigger.awaitEnded(trigger.runNow());

    var after = given.caller(User.VIEWER).get("overview").mustBe(200).json();

    for (var more :
        new String[] {"/queued", "/inProgress", "/activeTriggers", "/lastHour/canceled"}) {
      assertThat(after.at(more).asLong()).as(more).isGreaterThan(before.at(more).asLong());
    }
    assertThat(after.path("oldestQueuedSeconds").asLong()).isBetween(0L, 30L);
    assertThat(after.path("oldestOverdueSeconds").asLong()).isLessThan(30);
    assertThat(after.path("lastHour").size()).isEqualTo(5);
  }

  @Test
  void tellsWhatANodeRunsAndItsConfigurationWithoutSecrets() {
    var about = given.caller(User.VIEWER).get("about").mustBe(200);

    assertThat(about.json().path("server").asText()).startsWith("WildFly");
    assertThat(about.json().path("node").asText()).isEqualTo("dispatch-it");
    assertThat(about.json().path("schemaVersion").asText()).matches("[0-9]+");
    assertThat(about.json().path("configuration"))
        .anySatisfy(
            entry -> {
              assertThat(entry.path("key").asText()).isEqualTo("dispatch.heartbeat.interval");
              assertThat(entry.path("kind").asText()).isEqualTo("SET");
            })
        .filteredOn(entry -> entry.path("key").asText().startsWith("dispatch.secret."))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.path("kind").asText()).isEqualTo("SECRET");
              // Given as a variable of the environment.
              assertThat(entry.path("key").asText()).isEqualTo("dispatch.secret.it.canary");
              assertThat(entry.path("value").isNull()).isTrue();
            });
    assertThat(about.text()).doesNotContain("canary-");
  }
}
