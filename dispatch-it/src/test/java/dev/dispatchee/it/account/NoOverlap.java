// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * No two runs of a trigger without overlap were in their executors at the same time: nowhere, or of
 * a trigger that runs on all nodes, on the same node.
 */
final class NoOverlap implements Rule {

  @Override
  public List<String> complaints(Evidence evidence) {
    var complaints = new ArrayList<String>();
    var runs = evidence.witnesses().stream().collect(Collectors.groupingBy(Witness::trigger));
    runs.forEach(
        (trigger, ofIt) -> {
          var states = evidence.statesOf(trigger);
          if (states.stream()
              .noneMatch(change -> change.after().path("overlapAllowed").asBoolean())) {
            guarded(states, ofIt)
                .forEach(together -> complaints.addAll(overlaps(together, evidence)));
          }
        });
    return complaints;
  }

  private static Collection<List<Witness>> guarded(List<Change> states, List<Witness> runs) {
    boolean onAllNodes =
        states.stream()
            .anyMatch(
                change ->
                    "ALL_NODES".equals(change.after().path("dispatchTaskClusterMode").asText()));
    return onAllNodes
        ? runs.stream().collect(Collectors.groupingBy(Witness::process)).values()
        : List.of(runs);
  }

  private static List<String> overlaps(List<Witness> unordered, Evidence evidence) {
    var complaints = new ArrayList<String>();
    var logs = evidence.logsById();
    var runs = unordered.stream().sorted(Comparator.comparing(Witness::start)).toList();
    for (int i = 1; i < runs.size(); i++) {
      for (var earlier : runs.subList(0, i)) {
        // Who has forgotten a run does not know that it is in progress.
        if (!evidence.mayBeForgotten(earlier)
            && overlap(earlier, runs.get(i), evidence.heldUntil(earlier, logs))) {
          complaints.add("at the same time: %s and %s".formatted(earlier, runs.get(i)));
        }
      }
    }
    return complaints;
  }

  // One that wrote no end ended with its process at the latest; one process follows the other.
  private static boolean overlap(Witness earlier, Witness later, Optional<Instant> heldUntil) {
    return heldUntil
        .map(until -> until.isAfter(later.start()))
        .orElseGet(() -> earlier.process().equals(later.process()));
  }
}
