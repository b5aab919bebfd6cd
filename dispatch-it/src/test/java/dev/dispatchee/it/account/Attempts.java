// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What failed or was lost is tried again, one attempt after the other, as often as it may be. */
final class Attempts implements Rule {

  private static final Set<String> FINAL =
      Set.of("USER", "FORCE_CLOSED", "SETTINGS_INVALID", "PERMANENT_FAILURE");

  @Override
  public List<String> complaints(Evidence evidence) {
    var complaints = new ArrayList<String>();
    Map<Long, Integer> most = new HashMap<>();
    evidence.logs().stream()
        .collect(Collectors.groupingBy(RunLog::first))
        .values()
        .forEach(
            chain ->
                complaints.addAll(
                    judge(
                        chain.stream().sorted(Comparator.comparing(RunLog::attempt)).toList(),
                        most.computeIfAbsent(
                            chain.get(0).trigger(), trigger -> most(evidence, trigger)),
                        evidence)));
    return complaints;
  }

  private static List<String> judge(List<RunLog> chain, int most, Evidence evidence) {
    var complaints = new ArrayList<String>();
    for (int i = 0; i < chain.size(); i++) {
      if (chain.get(i).attempt() != i + 1) {
        complaints.add("not attempt %d: %s".formatted(i + 1, chain));
      }
      if (i < chain.size() - 1 && !isWorthAnother(chain.get(i))) {
        complaints.add("tried again for no reason: " + chain);
      }
    }
    var last = chain.get(chain.size() - 1);
    if (chain.size() > most) {
      complaints.add("more than %d attempts: %s".formatted(most, chain));
    }
    boolean deleted = evidence.deletionOf(last.trigger()).isPresent();
    if (isWorthAnother(last) && chain.size() < most && !deleted) {
      complaints.add("not tried again: " + chain);
    }
    return complaints;
  }

  private static boolean isWorthAnother(RunLog log) {
    return (log.status().equals("FAILED") || log.status().equals("TIMED_OUT"))
        && (log.reason() == null || !FINAL.contains(log.reason()));
  }

  private static int most(Evidence evidence, long trigger) {
    return evidence.statesOf(trigger).stream()
        .mapToInt(change -> change.after().path("maxAttempts").asInt())
        .max()
        .orElse(1);
  }
}
