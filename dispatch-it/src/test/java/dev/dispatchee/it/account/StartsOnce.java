// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import java.util.ArrayList;
import java.util.List;

/** Who ran and what the log says of it agree: no run without a log, none twice, none invented. */
final class StartsOnce implements Rule {

  @Override
  public List<String> complaints(Evidence evidence) {
    var complaints = new ArrayList<String>();
    var logs = evidence.logsById();
    var witnesses = evidence.witnessesByLog();
    witnesses.forEach(
        (id, all) -> {
          var log = logs.get(id);
          var starts = all.stream().filter(witness -> !evidence.mayBeForgotten(witness)).toList();
          if (starts.isEmpty()) {
            return;
          }
          if (starts.size() > 1) {
            complaints.add("started more than once: " + starts);
          }
          if (log == null) {
            complaints.add("ran without a log: " + starts);
          } else {
            starts.forEach(witness -> complaints.addAll(compare(log, witness)));
          }
        });
    for (var log : evidence.logs()) {
      if (log.isSuccessful() && log.witnessed() && !witnesses.containsKey(log.id())) {
        complaints.add("successful without having run: " + log);
      }
    }
    return complaints;
  }

  private static List<String> compare(RunLog log, Witness witness) {
    var complaints = new ArrayList<String>();
    if (!log.mayHaveRun()) {
      complaints.add("ran, but its log says otherwise: %s, %s".formatted(witness, log));
    }
    if (log.isSuccessful() && !witness.returned()) {
      complaints.add("successful, but did not return: %s, %s".formatted(witness, log));
    }
    if (log.attempt() != witness.attempt() || log.trigger() != witness.trigger()) {
      complaints.add("was told something else: %s, %s".formatted(witness, log));
    }
    if (log.status().equals("FAILED")
        && log.reason() == null
        && !"threw".equals(witness.outcome())) {
      complaints.add("failed, but did not throw: %s, %s".formatted(witness, log));
    }
    return complaints;
  }
}
