// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A run ends within its time-out (or what its work takes) and what it takes to notice that its
 * server is gone.
 */
final class EndsInTime implements Rule {

  private static final Duration FOR_EVER = Duration.ofDays(365);

  @Override
  public List<String> complaints(Evidence evidence) {
    var complaints = new ArrayList<String>();
    Map<Long, Duration> longest = new HashMap<>();
    for (var log : evidence.logs()) {
      var start = log.start();
      var end = log.end();
      if (start == null || end == null) {
        continue;
      }
      var took = Duration.between(start, end);
      if (took.isNegative()) {
        complaints.add("it ended before it started: " + log);
      }
      var allowed =
          longest
              .computeIfAbsent(log.trigger(), trigger -> longest(evidence, log))
              .plus(evidence.tolerance())
              .plus(evidence.outageWithin(start, end));
      if (took.compareTo(allowed) > 0) {
        complaints.add("it took %s, allowed are %s: %s".formatted(took, allowed, log));
      }
    }
    return complaints;
  }

  private static Duration longest(Evidence evidence, RunLog log) {
    return evidence.statesOf(log.trigger()).stream()
        .map(change -> longest(change.after(), log.witnessed()))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static Duration longest(JsonNode state, boolean witnessed) {
    // How long others work is their own affair, unless they have a time-out.
    var work =
        witnessed ? Duration.ofMillis(state.at("/dispatchTaskSettings/millis").asLong()) : FOR_EVER;
    if (!state.hasNonNull("timeout")) {
      return work;
    }
    var timeout = Duration.parse(state.path("timeout").asText());
    return timeout.compareTo(work) < 0 ? timeout : work;
  }
}
