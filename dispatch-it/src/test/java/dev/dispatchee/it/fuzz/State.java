// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.client.Api;
import java.util.ArrayList;
import java.util.List;

/**
 * What callers can change, as it stands.
 *
 * @param triggers all definitions
 * @param scheduler whether it is paused
 * @param nodes which drain
 * @param runs the newest runs that were asked for
 * @param changes the newest rows of the audit about what callers have done
 */
record State(
    String triggers, String scheduler, List<String> nodes, List<Long> runs, List<Long> changes) {

  /** What stands in the audit for the engine itself. */
  private static final String ENGINE = "dispatch";

  private static final int NEWEST = 5;

  static State of(Api admin) {
    var nodes = new ArrayList<String>();
    for (var node : items(admin, "nodes")) {
      nodes.add(node.path("name").asText() + " " + node.path("draining").asText());
    }
    var runs = new ArrayList<Long>();
    for (var run : items(admin, "logs?cause=MANUAL&pageSize=" + NEWEST)) {
      runs.add(run.path("id").asLong());
    }
    var changes = new ArrayList<Long>();
    for (var row : items(admin, "audit?pageSize=40")) {
      if (row.path("outcome").asText().equals("DONE")
          && !row.path("user").asText().equals(ENGINE)
          && changes.size() < NEWEST) {
        changes.add(row.path("id").asLong());
      }
    }
    return new State(
        admin.get("export").mustBe(200).text(),
        admin.get("scheduler").mustBe(200).text(),
        nodes,
        runs,
        changes);
  }

  private static JsonNode items(Api admin, String path) {
    return admin.get(path).mustBe(200).json().path("items");
  }
}
