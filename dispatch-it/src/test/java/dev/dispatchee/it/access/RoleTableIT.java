// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls every cell of the reviewed table of who may do what. */
class RoleTableIT extends SharedServerTest {

  private static final Path TABLE = Path.of("../docs/roles.csv");
  private static final String API = "/api/v1/";

  /**
   * A cell of the table.
   *
   * @param method the HTTP method
   * @param path with its parameters in braces
   * @param caller empty for an anonymous one
   * @param status what must be answered
   */
  record Cell(String method, String path, Optional<User> caller, int status) {}

  static List<Cell> cells() throws IOException {
    return RoleTable.cells(
        TABLE,
        (method, path, caller, status) -> new Cell(method, path, caller, Integer.parseInt(status)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void answersAsTheTableSays(Cell cell) {
    var label = "roles-" + System.nanoTime();
    var draft = given.aTrigger().withCron("0 0 0 1 1 ?").with("labels", List.of(label));
    var trigger = RoleTable.ofOwners(draft, cell.caller()).create();
    var api = cell.caller().map(given::caller).orElseGet(given::nobody);

    var answer = call(api, cell, trigger);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(cell.status());
    if (cell.status() == 201
        && !cell.path().endsWith("/file")
        && !cell.path().contains("/alerts")
        && !cell.path().contains("/calendars")
        && !cell.path().contains("/groups")) {
      given.willRemove(answer);
    }
    if (cell.path().endsWith("/scheduler/pause")) {
      given.admin().post("scheduler/resume").mustBe(200);
    }
  }

  @AfterEach
  void resume() {
    given.admin().post("nodes/dispatch-it/resume").mustBe(200);
  }

  private Answer call(Api api, Cell cell, Trigger trigger) {
    var path = path(cell, trigger);
    if (cell.path().endsWith("/file")) {
      return callFile(api, cell, path);
    }
    if (cell.path().contains("/alerts")) {
      return callOfAlerts(api, cell);
    }
    if (cell.path().contains("/calendars")) {
      return callOfCalendars(api, cell);
    }
    if (cell.path().contains("/groups")) {
      return callOfGroups(api, cell);
    }
    return switch (cell.method()) {
      case "GET" -> api.get(path);
      case "DELETE" -> api.delete(path);
      case "PATCH" -> api.patch(path, Map.of("description", "changed"));
      case "PUT" -> api.put(path, definition(trigger.json().path("name").asText()));
      default -> post(api, cell, path);
    };
  }

  private Answer callFile(Api api, Cell cell, String path) {
    if (cell.method().equals("PUT")) {
      return api.putFile(path, "a.zip", new byte[1]);
    }
    given.admin().putFile(path, "a.zip", new byte[1]).mustBe(201);
    return cell.method().equals("GET") ? api.get(path) : api.delete(path);
  }

  private Answer callOfGroups(Api api, Cell cell) {
    var name = "roles-" + System.nanoTime();
    var path = cell.path().substring(API.length()).replace("{name}", name);
    var group = Map.<String, Object>of("maximum", 1);
    if (cell.method().equals("PUT")) {
      try {
        return api.put(path, group);
      } finally {
        given.admin().delete("groups/" + name);
      }
    }
    given.admin().put("groups/" + name, group).mustBe(201);
    try {
      return cell.method().equals("GET") ? api.get(path) : api.delete(path);
    } finally {
      given.admin().delete("groups/" + name);
    }
  }

  private Answer callOfAlerts(Api api, Cell cell) {
    var rule =
        given.admin().post("alerts", alert(given.aName())).mustBe(201).json().path("id").asText();
    var path = cell.path().substring(API.length()).replace("{id}", rule);
    try {
      var answer =
          switch (cell.method()) {
            case "GET" -> api.get(path);
            case "DELETE" -> api.delete(path);
            case "PATCH" -> api.patch(path, Map.of("description", "changed"));
            case "PUT" -> api.put(path, alert(given.aName()));
            default ->
                path.endsWith("/test") ? api.post(path) : api.post(path, alert(given.aName()));
          };
      if (answer.status() == 201) {
        given.admin().delete("alerts/" + answer.json().path("id").asText()).mustBe(204);
      }
      return answer;
    } finally {
      given.admin().delete("alerts/" + rule);
    }
  }

  private Answer callOfCalendars(Api api, Cell cell) {
    var name = given.aName();
    var calendar =
        given
            .admin()
            .post("calendars", Map.of("name", name))
            .mustBe(201)
            .json()
            .path("id")
            .asText();
    var path = cell.path().substring(API.length()).replace("{id}", calendar);
    try {
      var answer =
          switch (cell.method()) {
            case "GET" -> api.get(path);
            case "DELETE" -> api.delete(path);
            case "PUT" -> api.put(path, Map.of("name", name));
            default -> api.post(path, Map.of("name", given.aName()));
          };
      if (answer.status() == 201) {
        given.admin().delete("calendars/" + answer.json().path("id").asText()).mustBe(204);
      }
      return answer;
    } finally {
      given.admin().delete("calendars/" + calendar);
    }
  }

  private static Map<String, Object> alert(String name) {
    return Map.of(
        "name",
        name,
        "condition",
        "NODE_LOST",
        "channel",
        "WEBHOOK",
        "channelSettings",
        Map.of("url", "http://127.0.0.1:1/"));
  }

  private Answer post(Api api, Cell cell, String path) {
    if (cell.path().endsWith("/import")) {
      return api.post(path, Map.of("triggers", List.of()));
    }
    if (cell.path().endsWith("/triggers")) {
      return api.post(path, definition(given.aName()));
    }
    return cell.path().endsWith("/preview")
        ? api.post(path, Map.of("cronExpression", "0 0 * * * ?"))
        : api.post(path);
  }

  private static String path(Cell cell, Trigger trigger) {
    var path =
        cell.path()
            .replace("{backfillId}", "1")
            .replace("{id}", Long.toString(trigger.id()))
            .replace("{code}", trigger.json().path("externalReferenceCode").asText())
            .replace("{type}", "hello")
            .replace("{name}", "dispatch-it");
    if (path.contains("{logId}")) {
      path = path.replace("{logId}", Long.toString(trigger.awaitEnded(trigger.runNow()).id()));
    }
    if (path.contains("/bulk/")) {
      path += "?label=" + trigger.json().path("labels").path(0).asText();
    }
    if (cell.method().equals("DELETE") && path.endsWith("/logs")) {
      path += "?triggerId=" + trigger.id();
    }
    if (path.endsWith("/triggers/statistics")) {
      path += "?ids=" + trigger.id();
    }
    if (path.endsWith("/calendar")) {
      path += "?from=2026-10-21T00:00:00Z&to=2026-10-28T00:00:00Z";
    }
    return path.startsWith(API) ? path.substring(API.length()) : path;
  }

  private static Map<String, Object> definition(String name) {
    return Map.of(
        "name", name, "dispatchTaskExecutorType", "hello", "cronExpression", "0 0 0 1 1 ?");
  }
}
