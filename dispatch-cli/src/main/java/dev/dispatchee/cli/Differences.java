// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is different between files and the server. */
final class Differences {

  private final List<JsonNode> created = new ArrayList<>();
  private final List<JsonNode> changed = new ArrayList<>();
  private final List<JsonNode> unchanged = new ArrayList<>();
  private final Set<String> unchangedCodes = new HashSet<>();
  private final List<JsonNode> deleted = new ArrayList<>();

  /** Adds what the server says of a part. */
  void add(JsonNode result) {
    result.path("created").forEach(created::add);
    result.path("changed").forEach(changed::add);
    for (var code : result.path("unchanged")) {
      unchanged.add(code);
      unchangedCodes.add(code.asText());
    }
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
    return unchangedCodes.contains(externalReferenceCode);
  }

  boolean areAny() {
    return !created.isEmpty() || !changed.isEmpty() || !deleted.isEmpty();
  }

  ToldDifferences told(boolean dryRun) {
    return new ToldDifferences(
        dryRun,
        created,
        changed,
        unchanged,
        deleted.stream().map(trigger -> trigger.path("externalReferenceCode")).toList());
  }
}
