// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Each due instant has exactly one log: a run, or MISSED with a reason. On all nodes, one for each
 * node, and none besides.
 */
final class EachInstantOnce implements Rule {

  private static final String ANY = "*";

  @Override
  public List<String> complaints(Evidence evidence) {
    var complaints = new ArrayList<String>();
    // Whoever settles the account has made all triggers inactive: nothing is due after that.
    var changes = evidence.changes();
    var until = changes.isEmpty() ? Instant.EPOCH : changes.get(changes.size() - 1).date();
    var logs = evidence.logsByTrigger();
    var due = DueInstants.of(changes, logs, until);
    var triggers = new TreeSet<>(logs.keySet());
    changes.forEach(change -> triggers.add(change.trigger()));
    for (long trigger : triggers) {
      var ofInstants =
          logs.getOrDefault(trigger, List.of()).stream().filter(log -> log.serial() == 0).toList();
      complaints.addAll(compare(trigger, due.of(trigger), ofInstants));
    }
    return complaints;
  }

  private static List<String> compare(long trigger, TreeSet<Instant> due, Collection<RunLog> logs) {
    var complaints = new ArrayList<String>();
    Map<Instant, Map<String, Integer>> covered = new HashMap<>();
    for (var log : logs) {
      if (log.isMissed() && log.reason() == null) {
        complaints.add("missed without a reason: " + log);
      }
      var until = log.missedUntil() == null ? log.planned() : log.missedUntil();
      var range = due.subSet(log.planned(), true, until, true);
      range.forEach(
          instant ->
              covered
                  .computeIfAbsent(instant, any -> new HashMap<>())
                  .merge(log.target(), 1, Integer::sum));
      if (!due.contains(log.planned())) {
        complaints.add("not due then: " + log);
      }
      if (log.missedUntil() != null
          && (log.missedCount() == null || log.missedCount() != range.size())) {
        complaints.add("it stands for %d instants: %s".formatted(range.size(), log));
      }
    }
    for (var instant : due) {
      int count = logsOf(covered.getOrDefault(instant, Map.of()));
      if (count != 1) {
        complaints.add("trigger %d has %d logs for %s".formatted(trigger, count, instant));
      }
    }
    return complaints;
  }

  // Those of several nodes count as one.
  private static int logsOf(Map<String, Integer> byTarget) {
    int ofNodes =
        byTarget.entrySet().stream()
            .filter(one -> !one.getKey().equals(ANY))
            .mapToInt(Map.Entry::getValue)
            .max()
            .orElse(0);
    return byTarget.getOrDefault(ANY, 0) + ofNodes;
  }
}
