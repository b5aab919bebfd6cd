// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Concurrency groups, rates and put-off starts, from the API to the runs. */
class GroupsIT extends SharedServerTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void noMoreRunsAreInProgressThanTheGroupAllowsAndOthersSayWhyTheyWait() {
    var group = given.aGroup(2);
    var trigger =
        given
            .aTrigger()
            .withOverlap()
            .thatTakes(Duration.ofMinutes(5))
            .with("concurrencyGroup", group)
            .create();
    for (int i = 0; i < 4; i++) {
      trigger.runNow();
    }
    await().atMost(SOON).until(() -> get(group).path("inUse").asInt() == 2);

    var waiting = trigger.logs().stream().filter(log -> log.status().equals("QUEUED")).toList();
    assertThat(waiting).hasSize(2);
    assertThat(get(group).path("waiting").asInt()).isEqualTo(2);
    assertThat(get(group).path("triggers").asInt()).isEqualTo(1);
    var why = log(waiting.get(0)).path("waitingFor");
    assertThat(why.path("kind").asText()).isEqualTo("GROUP");
    assertThat(why.path("group").asText()).isEqualTo(group);
    assertThat(why.path("inUse").asInt()).isEqualTo(2);
    assertThat(why.path("maximum").asInt()).isEqualTo(2);
    // A free trigger is not held up.
    var free = given.aTrigger().create();
    free.awaitEnded(free.runNow());

    // Whoever waits can be canceled; a place that becomes free is taken at once.
    trigger.cancel(waiting.get(1)).mustBe(202);
    trigger.cancel(started(trigger.logs())).mustBe(202);
    trigger.awaitStarted(waiting.get(0));
    await().atMost(SOON).until(() -> get(group).path("inUse").asInt() == 2);
    trigger.logs().stream().filter(Log::isInProgress).forEach(log -> trigger.cancel(log));
    await().atMost(SOON).until(() -> get(group).path("inUse").asInt() == 0);
  }

  @Test
  void aLargerMaximumStartsWhatWaits() {
    var group = given.aGroup(1);
    var trigger =
        given
            .aTrigger()
            .withOverlap()
            .thatTakes(Duration.ofMinutes(5))
            .with("concurrencyGroup", group)
            .create();
    trigger.awaitStarted(trigger.runNow());
    var second = trigger.runNow();

    given.admin().put("groups/" + group, Map.of("maximum", 2)).mustBe(200);

    trigger.awaitStarted(second);
    trigger.logs().forEach(log -> trigger.cancel(log));
    trigger.awaitLogs(2, Log::hasEnded);
  }

  @Test
  void aTriggerThatLeavesItsGroupWaitsNoMore() {
    var group = given.aGroup(1);
    var trigger =
        given
            .aTrigger()
            .withOverlap()
            .thatTakes(Duration.ofMinutes(5))
            .with("concurrencyGroup", group)
            .create();
    trigger.awaitStarted(trigger.runNow());
    var second = trigger.runNow();
    given.admin().delete("groups/" + group).mustBe(409);

    trigger.api().patch(trigger.path(""), "{\"concurrencyGroup\":null}").mustBe(200);

    trigger.awaitStarted(second);
    given.admin().delete("groups/" + group).mustBe(204);
    trigger.logs().forEach(log -> trigger.cancel(log));
    trigger.awaitLogs(2, Log::hasEnded);
  }

  @Test
  void eachNumberOfAGroupIsAList() {
    var group = given.aGroup(1);
    var other = given.aGroup(1);
    var moves = inGroup(group);
    var waits = inGroup(group);
    moves.awaitStarted(moves.runNow());
    var started = moves.logs().get(0);
    waits.runNow();
    waits.runNow();
    waits.run("?at=" + Instant.now().plusSeconds(3_600)).mustBe(202);
    moves.api().patch(moves.path(""), Map.of("concurrencyGroup", other)).mustBe(200);

    assertThat(listed("triggers", group)).containsExactly(waits.id());
    assertThat(get(group).path("triggers").asInt()).isEqualTo(1);
    assertThat(listed("triggers", other)).containsExactly(moves.id());
    assertThat(listed("logs", group + "&status=IN_PROGRESS")).containsExactly(started.id());
    assertThat(get(group).path("inUse").asInt()).isEqualTo(1);
    assertThat(listed("logs", other)).isEmpty();
    assertThat(get(other).path("inUse").asInt()).isZero();
    assertThat(listed("logs", group + "&status=QUEUED")).hasSize(3);
    assertThat(listed("logs", group + "&status=QUEUED&to=" + Instant.now()))
        .hasSize(get(group).path("waiting").asInt())
        .hasSize(2);
    assertThat(given.admin().get("logs?format=csv&concurrencyGroup=" + group).mustBe(200).text())
        .hasLineCount(1 + 4);

    for (var trigger : List.of(waits, moves)) {
      trigger.logs().forEach(log -> trigger.cancel(log));
    }
    waits.awaitLogs(3, Log::hasEnded);
    moves.awaitLogs(1, Log::hasEnded);
    assertThat(listed("logs", group)).hasSize(3);
    assertThat(listed("logs", other)).containsExactly(started.id());
  }

  @Test
  void whatNoGroupIsCalledIsRefused() {
    for (var path : List.of("triggers", "logs", "export")) {
      var refused = given.admin().get(path + "?concurrencyGroup=%237").mustBe(400).json();
      assertThat(refused.path("detail").asText())
          .contains("concurrencyGroup", "'#7'", "A-Z a-z 0-9 . _ -");
      given.admin().get(path + "?concurrencyGroup=none-such").mustBe(200);
    }
    given.admin().post("triggers/bulk/pause?dryRun=true&concurrencyGroup=").mustBe(400);
  }

  @Test
  void aRateLetsSoManyStartInAnyWindow() {
    var trigger =
        given.aTrigger().withOverlap().with("rateLimit", 2).with("rateWindow", "PT3S").create();
    for (int i = 0; i < 5; i++) {
      trigger.runNow();
    }
    await().atMost(SOON).until(() -> trigger.logs().stream().filter(Log::hasEnded).count() >= 2);
    var waiting = trigger.logs().stream().filter(log -> !log.hasEnded()).findFirst();
    if (waiting.isPresent()) {
      var why = log(waiting.get()).path("waitingFor");
      if (!why.isNull()) {
        assertThat(why.path("kind").asText()).isEqualTo("RATE");
        assertThat(why.path("window").asText()).isEqualTo("PT3S");
        assertThat(why.path("nextPlaceDate").isTextual()).isTrue();
      }
    }

    var starts =
        trigger.awaitLogs(5, Log::isSuccessful).stream().map(Log::startDate).sorted().toList();

    // A claim counts, and the run starts some milliseconds after it.
    for (int i = 2; i < starts.size(); i++) {
      assertThat(Duration.between(starts.get(i - 2), starts.get(i)))
          .isGreaterThan(Duration.ofMillis(2_500));
    }
    assertThat(Duration.between(starts.get(0), starts.get(4))).isLessThan(Duration.ofSeconds(9));
  }

  @Test
  void startsArePutOffAndPlannedDatesAreNot() {
    var trigger = given.aTrigger().withCron("0 0 3 * * ?").with("startJitter", "PT1H").create();

    var shown = trigger.json();
    var fire = Instant.parse(shown.path("nextFireDate").asText());
    var start = Instant.parse(shown.path("nextStartDate").asText());
    assertThat(fire.toString()).contains("T03:00:00");
    assertThat(start).isBetween(fire, fire.plusSeconds(3600));
    var next =
        trigger.api().get(trigger.path("/next-fires?count=2")).mustBe(200).json().path("items");
    assertThat(next.path(0).path("fireDate").asText()).isEqualTo(fire.toString());
    assertThat(next.path(0).path("startDate").asText()).isEqualTo(start.toString());
    if (!start.equals(fire)) {
      assertThat(shown.path("scheduleDescription").asText()).contains("each start put off by");
    }
    var refused = trigger.api().patch(trigger.path(""), Map.of("cronExpression", "0 */30 * * * ?"));
    assertThat(refused.mustBe(422).json().path("violations").path(0).path("field").asText())
        .isEqualTo("startJitter");
  }

  @Test
  void aGroupIsMadeChangedAndRefused() {
    var name = given.aName().replace(' ', '-');
    var refused = put(name, "{\"maximum\":0}").mustBe(422).json().path("violations");
    assertThat(refused.path(0).path("field").asText()).isEqualTo("maximum");
    put(name, "{\"maximum\":\"1\"}").mustBe(400);
    put(name, "{\"maximum\":1,\"size\":2}").mustBe(400);
    put("%20", "{\"maximum\":1}").mustBe(422);
    given.willRemoveGroup(name);
    var created = put(name, "{\"maximum\":1,\"description\":\"for one\"}").mustBe(201).json();
    assertThat(created.path("version").asLong()).isZero();
    given.admin().with("If-Match", "\"7\"").put("groups/" + name, Map.of("maximum", 2)).mustBe(412);
    // As it was read, with what can only be read.
    assertThat(put(name, get(name).toString()).mustBe(200).json().path("version").asLong())
        .isZero();
    assertThat(put(name, "{\"maximum\":3}").mustBe(200).json().path("version").asLong())
        .isEqualTo(1);
    assertThat(given.admin().get("groups?search=" + name).mustBe(200).json().path("items"))
        .hasSize(1);
    given.admin().get("groups/none-such").mustBe(404);
    var unknown = given.aTrigger().with("concurrencyGroup", "none-such").createBy(given.admin());
    assertThat(unknown.mustBe(422).json().path("type").asText()).endsWith("unknown-group");
    var audit = given.admin().get("audit?entity=group&pageSize=20").mustBe(200).json();
    assertThat(audit.path("items"))
        .filteredOn(entry -> entry.path("entityName").asText().equals(name))
        .extracting(entry -> entry.path("action").asText())
        .contains("CREATE", "UPDATE");
  }

  @Test
  void theRequestsOfTheDocumentAreAnsweredAsItSays() throws IOException {
    given.willRemoveGroup("mail");
    int sent = 0;
    for (var part : Files.readString(Path.of("../docs/fair-shares.md")).split("```http\n")) {
      if (sent++ > 0) {
        send(part.substring(0, part.indexOf("```")).lines().toList());
      }
    }
    assertThat(sent).isEqualTo(7);
  }

  private void send(List<String> request) {
    var call = request.get(0).split(" ");
    var path = call[1].substring(1);
    switch (call[0]) {
      case "GET" -> given.admin().get(path).mustBe(200);
      case "PUT" -> given.admin().put(path, request.get(1)).mustBe(201);
      default -> given.willRemove(given.admin().post(path, request.get(1)).mustBe(201));
    }
  }

  private Trigger inGroup(String group) {
    return given
        .aTrigger()
        .withOverlap()
        .thatTakes(Duration.ofMinutes(5))
        .with("concurrencyGroup", group)
        .create();
  }

  private List<Long> listed(String what, String groupAndMore) {
    var items = given.admin().get(what + "?concurrencyGroup=" + groupAndMore).mustBe(200).json();
    var ids = new ArrayList<Long>();
    items.path("items").forEach(one -> ids.add(one.path("id").asLong()));
    return ids;
  }

  private Answer put(String name, String body) {
    return given.admin().put("groups/" + name, body);
  }

  private JsonNode get(String group) {
    return given.admin().get("groups/" + group).mustBe(200).json();
  }

  private JsonNode log(Log log) {
    return given.admin().get("logs/" + log.id()).mustBe(200).json();
  }

  private static Log started(List<Log> logs) {
    return logs.stream().filter(Log::isInProgress).findFirst().orElseThrow();
  }
}
