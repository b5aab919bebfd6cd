// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.it.client.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What callers can change, as it stands.
 *
 * @param triggers each by its id, without what changes by itself
 * @param scheduler whether it is paused
 * @param nodes which drain
 * @param runs the newest runs that were asked for
 * @param change the newest row of the audit about what callers have changed; empty for none
 */
record State(
    Map<String, String> triggers,
    Map<String, String> calendars,
    String scheduler,
    List<String> nodes,
    List<String> runs,
    String change) {

  private static final Set<String> CHANGES_BY_ITSELF =
      Set.of("status", "nextFireDate", "nextStartDate", "previousFireDate", "executorAvailable");

  /** What stands in the audit for the engine itself. */
  private static final String ENGINE = "dispatch";

  private static final int NEWEST = 5;

  /** How everything stands before anything was called. */
  static State of(Api admin) {
    return of(admin, "");
  }

  /** How everything stands now. */
  State next(Api admin) {
    return of(admin, change);
  }

  // Looking is noted too, so the newest change may be on a later page: then there was no other.
  private static State of(Api admin, String newestChange) {
    var triggers = new TreeMap<String, String>();
    for (var trigger : items(admin, "triggers?pageSize=200")) {
      ((ObjectNode) trigger).remove(CHANGES_BY_ITSELF);
      triggers.put(id(trigger), trigger.toString());
    }
    var calendars = new TreeMap<String, String>();
    for (var calendar : items(admin, "calendars?pageSize=200")) {
      ((ObjectNode) calendar).remove("usedByCount");
      calendars.put(id(calendar), calendar.toString());
    }
    var nodes = new ArrayList<String>();
    for (var node : items(admin, "nodes")) {
      nodes.add(node.path("name").asText() + " " + node.path("draining").asText());
    }
    var runs = new ArrayList<String>();
    for (var run : items(admin, "logs?cause=MANUAL&pageSize=" + NEWEST)) {
      runs.add(id(run));
    }
    var change =
        items(admin, "audit?pageSize=20").stream()
            .filter(row -> row.path("outcome").asText().equals("DONE"))
            .filter(row -> !row.path("action").asText().equals("READ"))
            .filter(row -> !row.path("user").asText().equals(ENGINE))
            .map(State::id)
            .findFirst()
            .orElse(newestChange);
    var scheduler = admin.get("scheduler").mustBe(200).text();
    return new State(triggers, calendars, scheduler, nodes, runs, change);
  }

  private static List<JsonNode> items(Api admin, String path) {
    var items = new ArrayList<JsonNode>();
    admin.get(path).mustBe(200).json().path("items").forEach(items::add);
    return items;
  }

  private static String id(JsonNode item) {
    return item.path("id").asText();
  }
}
