// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is different between files and the server. */
final class Differences {

  private final List<JsonNode> created = new ArrayList<>();
  private final List<JsonNode> changed = new ArrayList<>();
  private final Set<JsonNode> unchanged = new LinkedHashSet<>();
  private final List<JsonNode> deleted = new ArrayList<>();

  /** Adds what the server says of a part. */
  void add(JsonNode result) {
    result.path("created").forEach(created::add);
    result.path("changed").forEach(changed::add);
    result.path("unchanged").forEach(unchanged::add);
  }

  /** Adds a trigger that is in no file. */
  void addDeleted(JsonNode trigger) {
    deleted.add(trigger);
  }

  /** The triggers that are in no file. */
  List<JsonNode> toDelete() {
    return deleted;
  }

  /** Whether the server said of a trigger that it is as it should be. */
  boolean isUnchanged(String externalReferenceCode) {
    return unchanged.contains(TextNode.valueOf(externalReferenceCode));
  }

  boolean areAny() {
    return !created.isEmpty() || !changed.isEmpty() || !deleted.isEmpty();
  }

  ToldDifferences told(boolean dryRun) {
    return new ToldDifferences(
        dryRun,
        created,
        changed,
        List.copyOf(unchanged),
        deleted.stream().map(trigger -> trigger.path("externalReferenceCode")).toList());
  }
}
