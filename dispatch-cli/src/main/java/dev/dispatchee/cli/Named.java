// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.cli.server.AdminApi;
import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.cli.server.Query;

/** Finds one of a kind by how it is called. */
final class Named {

  private Named() {}

  /**
   * Finds it.
   *
   * @throws CommandFailedException if there is none
   */
  static JsonNode find(AdminApi api, Kind kind, String name) {
    return switch (kind) {
      case TRIGGERS -> TriggerReference.find(api, name);
      case RUNS -> api.get("/logs/" + TriggerReference.number(name));
      case EXECUTORS -> api.get(Query.path("/executors", name));
      case NODES -> node(api, name);
    };
  }

  private static JsonNode node(AdminApi api, String name) {
    return Pages.numbered(api, () -> Query.of("/nodes"), Integer.MAX_VALUE).items().stream()
        .filter(node -> node.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailedException(ExitCode.NOT_FOUND, "there is no node '" + name + "'"));
  }
}
