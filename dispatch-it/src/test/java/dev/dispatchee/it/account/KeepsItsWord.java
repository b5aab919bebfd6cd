// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What the API has answered to be done is done. */
final class KeepsItsWord implements Rule {

  @Override
  public List<String> complaints(Evidence evidence) {
    var complaints = new ArrayList<String>();
    var answers = evidence.answers();
    var logs = evidence.logsById();
    var there = new HashSet<>(evidence.triggers());
    for (long trigger : answers.created()) {
      boolean deleted = evidence.deletionOf(trigger).isPresent();
      if (there.contains(trigger) == deleted) {
        complaints.add("trigger %d was made and is not there".formatted(trigger));
      }
    }
    for (long trigger : answers.deleted()) {
      if (there.contains(trigger) || evidence.deletionOf(trigger).isEmpty()) {
        complaints.add("trigger %d was deleted and is there".formatted(trigger));
      }
    }
    for (long id : answers.queued()) {
      var log = logs.get(id);
      if (log == null || !log.cause().equals("MANUAL")) {
        complaints.add("run %d was queued by hand, but there is %s".formatted(id, log));
      }
    }
    for (var said : answers.described()) {
      if (evidence.statesOf(said.trigger()).stream()
          .noneMatch(
              change -> change.after().path("description").asText().equals(said.description()))) {
        complaints.add("it was changed, but was not: " + said);
      }
    }
    return complaints;
  }
}
