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
 * @param changes the newest rows of the audit about what callers have done
 */
record State(
    Map<String, String> triggers,
    String scheduler,
    List<String> nodes,
    List<String> runs,
    List<String> changes) {

  private static final Set<String> CHANGES_BY_ITSELF =
      Set.of("status", "nextFireDate", "previousFireDate", "executorAvailable");

  /** What stands in the audit for the engine itself. */
  private static final String ENGINE = "dispatch";

  private static final int NEWEST = 5;

  static State of(Api admin) {
    var triggers = new TreeMap<String, String>();
    for (var trigger : items(admin, "triggers?pageSize=200")) {
      ((ObjectNode) trigger).remove(CHANGES_BY_ITSELF);
      triggers.put(id(trigger), trigger.toString());
    }
    var nodes = new ArrayList<String>();
    for (var node : items(admin, "nodes")) {
      nodes.add(node.path("name").asText() + " " + node.path("draining").asText());
    }
    var runs = new ArrayList<String>();
    for (var run : items(admin, "logs?cause=MANUAL&pageSize=" + NEWEST)) {
      runs.add(id(run));
    }
    var changes = new ArrayList<String>();
    for (var row : items(admin, "audit?pageSize=20")) {
      if (row.path("outcome").asText().equals("DONE")
          && !row.path("user").asText().equals(ENGINE)
          && changes.isEmpty()) {
        changes.add(id(row));
      }
    }
    var scheduler = admin.get("scheduler").mustBe(200).text();
    return new State(triggers, scheduler, nodes, runs, changes);
  }

  private static JsonNode items(Api admin, String path) {
    return admin.get(path).mustBe(200).json().path("items");
  }

  private static String id(JsonNode item) {
    return item.path("id").asText();
  }
}
