// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a chain is to do: its members, in order. Written as a JSON array of objects; those in an
 * array within it are one step and run in parallel.
 *
 * @param members at least one, in the order in which they were written
 */
record ChainPlan(List<ChainMember> members) {

  /** How many members a chain may have. */
  static final int MOST_MEMBERS = 1_000;

  private static final int DEEPEST = 5;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Refuses a chain without members, with too many, or with one that refers to a later one. */
  ChainPlan {
    members = List.copyOf(members);
    if (members.isEmpty() || members.size() > MOST_MEMBERS) {
      throw new IllegalArgumentException(
          "found %d members, allowed: 1 to %d".formatted(members.size(), MOST_MEMBERS));
    }
    var steps = new HashMap<String, Integer>();
    for (var member : members) {
      if (steps.put(member.name(), member.step()) != null) {
        throw new IllegalArgumentException(
            "found two members named '%s', allowed: each name once".formatted(member.name()));
      }
    }
    members.forEach(member -> checkWanted(member, steps));
  }

  private static void checkWanted(ChainMember member, Map<String, Integer> steps) {
    member
        .wanted()
        .filter(name -> steps.getOrDefault(name, Integer.MAX_VALUE) >= member.step())
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "member '%s': found the result of '%s', allowed: those of members in steps before"
                          .formatted(member.name(), name)
                      + " it");
            });
  }

  /**
   * Reads a chain.
   *
   * @throws IllegalArgumentException saying what was found and what is allowed
   */
  static ChainPlan parse(String text) {
    var steps = read(text);
    var members = new ArrayList<ChainMember>();
    for (int step = 0; step < steps.size(); step++) {
      var found = steps.get(step);
      if (found.isArray() && found.isEmpty()) {
        throw new IllegalArgumentException("found a step without members, allowed: at least one");
      }
      for (var one : found.isArray() ? found : List.of(found)) {
        if (members.size() == MOST_MEMBERS) {
          throw new IllegalArgumentException(
              "found more than %d members, allowed: 1 to %1$d".formatted(MOST_MEMBERS));
        }
        members.add(WrittenMember.read(one, step, members.size() + 1));
      }
    }
    return new ChainPlan(members);
  }

  private static JsonNode read(String text) {
    try {
      var tree = JSON.readTree(text);
      if (tree.isArray()) {
        return tree;
      }
    } catch (JsonProcessingException none) {
      throw new IllegalArgumentException(
          "found what is no JSON (%s), allowed: a JSON array of members"
              .formatted(none.getOriginalMessage()),
          none);
    }
    throw new IllegalArgumentException("found no array, allowed: a JSON array of members");
  }

  /** How many steps there are. */
  int steps() {
    return members.get(members.size() - 1).step() + 1;
  }
}
