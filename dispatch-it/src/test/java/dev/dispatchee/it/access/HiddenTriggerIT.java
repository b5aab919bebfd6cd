// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.fuzz.OpenApi;
import dev.dispatchee.it.fuzz.Operation;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Calls every operation that the API describes as somebody who may not see a trigger: none says a
 * word of it. That the same calls do say it to others shows that there was something to hide.
 */
class HiddenTriggerIT extends SharedServerTest {

  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String OWNERS = "owners";

  /** A reading that has to tell the owner of it. */
  private static final List<String> TELLING =
      List.of(
          "GET /triggers",
          "GET /triggers/{id}",
          "GET /triggers/by-external-reference-code/{code}",
          "GET /triggers/statistics",
          "GET /triggers/{id}/logs",
          "GET /logs",
          "GET /logs/{id}",
          "GET /logs/{id}/events",
          "GET /calendar",
          "GET /calendars/{id}",
          "GET /alerts",
          "GET /alerts/{id}",
          "GET /alerts/deliveries");

  private final String marker = "Marker" + System.nanoTime();
  private final List<String> toDelete = new ArrayList<>();
  private Trigger trigger;
  private long log;
  private String alert;
  private String calendar;
  private String group;

  @BeforeEach
  void somethingToHide() {
    var days = Map.of("name", "Days of " + System.nanoTime());
    calendar = made("calendars", given.admin().post("calendars", days));
    group = given.aGroup(3);
    trigger =
        given
            .aTrigger()
            .named(marker + " name")
            .with("externalReferenceCode", marker + "-code")
            .with("description", marker + " description")
            .with("labels", List.of(marker))
            .with("calendar", days.get("name"))
            .with("concurrencyGroup", group)
            .with("access", Map.of("view", List.of(OWNERS), "edit", List.of(OWNERS)))
            .thatFailsWith(marker + " error")
            .withCron("0 0 * * * ?")
            .create();
    given.admin().putFile(trigger.path("/file"), marker + ".zip", new byte[1]).mustBe(201);
    alert = made("alerts", given.admin().post("alerts", alertRule()));
    log = trigger.awaitEnded(trigger.runNow()).id();
    await()
        .atMost(SOON)
        .until(() -> given.admin().get("alerts/deliveries").text().contains(marker));
  }

  @AfterEach
  void leaveNothing() {
    var unbound = new HashMap<String, Object>();
    unbound.put("calendar", null);
    given.admin().patch(trigger.path(""), unbound);
    toDelete.forEach(path -> given.admin().delete(path));
  }

  private String made(String path, Answer created) {
    var id = created.mustBe(201).json().path("id").asText();
    toDelete.add(path + "/" + id);
    return id;
  }

  private Map<String, Object> alertRule() {
    return Map.of(
        "name",
        marker + " rule",
        "condition",
        "FAILED",
        "triggerIds",
        List.of(trigger.id()),
        "channel",
        "WEBHOOK",
        "channelSettings",
        Map.of("url", "http://127.0.0.1:1/"));
  }

  @Test
  void isNotToldOfByAnyOperationToWhoMayNotSeeIt() {
    var before = trigger.json();
    var stranger = given.caller(User.STRANGER);

    for (var operation : operations()) {
      tellsNothing(call(stranger, operation));
    }
    for (var path : readings()) {
      tellsNothing(stranger.get(path));
      tellsNothing(stranger.with("Accept", "text/csv").get(path));
    }

    assertThat(trigger.json().path("version")).isEqualTo(before.path("version"));
    assertThat(trigger.log(log).hasEnded()).isTrue();
    var told = new TreeSet<String>();
    for (var operation : operations()) {
      var name = operation.toString();
      if (TELLING.contains(name) && tells(call(given.caller(User.OWNER), operation))) {
        told.add(name);
      }
    }
    assertThat(told).containsExactlyInAnyOrderElementsOf(TELLING);
  }

  @Test
  void isNotCountedForWhoMayNotSeeIt() {
    for (var path : readings()) {
      var owners = given.caller(User.OWNER).get(path).mustBe(200).json();
      var strangers = given.caller(User.STRANGER).get(path).mustBe(200).json();
      assertThat(owners.path("totalCount").asLong()).as(path).isEqualTo(1);
      assertThat(strangers.path("totalCount").asLong()).as(path).isZero();
    }
    var bulk = "triggers/bulk/pause?dryRun=true&label=" + marker;
    assertThat(matched(User.OWNER, bulk)).isEqualTo(1);
    assertThat(matched(User.STRANGER, bulk)).isZero();
    assertThat(countOfGroup(User.OWNER)).isEqualTo(1);
    assertThat(countOfGroup(User.STRANGER)).isZero();
  }

  @Test
  void staysHiddenWhenItIsDeleted() {
    given.admin().delete(trigger.path("")).mustBe(204);

    tellsNothing(given.caller(User.STRANGER).get("logs?pageSize=200"));
    tellsNothing(given.caller(User.STRANGER).get("alerts/deliveries"));
    given.caller(User.STRANGER).get("logs/" + log).mustBe(404);
    assertThat(given.caller(User.OWNER).get("logs/" + log).mustBe(200).text()).contains(marker);
  }

  private int matched(User user, String bulk) {
    return given.caller(user).post(bulk).mustBe(200).json().path("matched").asInt();
  }

  private int countOfGroup(User user) {
    return given.caller(user).get("groups/" + group).mustBe(200).json().path("triggers").asInt();
  }

  private List<String> readings() {
    return List.of(
        "triggers?search=" + marker,
        "triggers?label=" + marker,
        "logs?count=true&search=" + marker,
        "logs?count=true&triggerId=" + trigger.id());
  }

  private List<Operation> operations() {
    var document = given.admin().with("Accept", "application/json").get("openapi").mustBe(200);
    var operations = new OpenApi(document.json()).operations();
    assertThat(operations).hasSizeGreaterThan(50);
    return operations;
  }

  // Whoever sends a path or a name is told it again.
  private void tellsNothing(Answer answer) {
    assertThat(tells(answer)).as(answer.toString()).isFalse();
  }

  private boolean tells(Answer answer) {
    var sent = "/by-external-reference-code/" + marker + "-code";
    return answer.text().replace(sent, "").contains(marker)
        || (answer.header("Content-Type").contains("json")
            && answer.bytes().length > 0
            && namesItsId(answer.json()));
  }

  private boolean namesItsId(JsonNode node) {
    boolean here =
        isIt(node.path("triggerId"))
            || (isIt(node.path("id")) && node.has("dispatchTaskSettings") && node.has("labels"));
    for (var id : node.path("triggerIds")) {
      here |= isIt(id);
    }
    for (var child : node) {
      here |= namesItsId(child);
    }
    return here;
  }

  private boolean isIt(JsonNode id) {
    return id.isIntegralNumber() && id.asLong() == trigger.id();
  }

  private Answer call(Api api, Operation operation) {
    var answer = send(api, operation);
    if (answer.status() == 201 && operation.path().equals("/calendars")) {
      made("calendars", answer);
    }
    return answer;
  }

  private Answer send(Api api, Operation operation) {
    var path = path(operation).substring(1);
    return switch (operation.method()) {
      case "GET" -> api.get(path);
      case "DELETE" -> api.delete(path);
      case "PATCH" -> api.patch(path, Map.of("description", "changed"));
      case "PUT" ->
          path.endsWith("/file")
              ? api.putFile(path, "other.zip", new byte[1])
              : api.put(path, body(operation));
      default -> operation.body().isEmpty() ? api.post(path) : api.post(path, body(operation));
    };
  }

  private Map<String, Object> body(Operation operation) {
    return switch (operation.path()) {
      case "/triggers/{id}/run" -> Map.of();
      case "/triggers/{id}/backfills" ->
          Map.of("from", "2026-01-01T00:00:00Z", "to", "2026-01-01T03:00:00Z");
      case "/schedules/preview" -> Map.of("cronExpression", "0 0 * * * ?");
      case "/groups/{name}" -> Map.of("maximum", 3);
      case "/calendars", "/calendars/{id}" -> Map.of("name", marker.replace("Marker", "Other"));
      case "/import" -> Map.of("triggers", List.of());
      default -> Map.of("name", given.aName(), "dispatchTaskExecutorType", "no-such");
    };
  }

  private String path(Operation operation) {
    var id =
        switch (operation.path().split("/")[1]) {
          case "logs" -> Long.toString(log);
          case "alerts" -> alert;
          case "calendars" -> calendar;
          default -> Long.toString(trigger.id());
        };
    var path =
        operation
            .path()
            .replace("{backfillId}", "1")
            .replace("{logId}", Long.toString(log))
            .replace("{id}", id)
            .replace("{code}", marker + "-code")
            .replace("{type}", "hello")
            .replace("{name}", operation.path().startsWith("/groups") ? group : "dispatch-it");
    return switch (operation.toString()) {
      case "GET /triggers/statistics" -> path + "?ids=" + trigger.id();
      case "GET /calendar" -> path + "?from=2031-10-21T00:00:00Z&to=2031-10-28T00:00:00Z";
      case "DELETE /logs" -> path + "?triggerId=" + trigger.id();
      case "GET /logs", "GET /triggers", "GET /alerts" -> path + "?pageSize=200";
      default -> path.contains("/bulk/") ? path + "?label=" + marker : path;
    };
  }
}
