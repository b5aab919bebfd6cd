// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import java.util.ArrayList;
import java.util.List;

/**
 * When nothing is due any more and everything has had its time, no run waits and no slot is taken.
 */
final class NothingLeftOpen implements Rule {

  @Override
  public List<String> complaints(Evidence evidence) {
    var complaints = new ArrayList<String>();
    evidence.logs().stream()
        .filter(RunLog::isOpen)
        .forEach(log -> complaints.add("it has no end: " + log));
    evidence
        .takenSlots()
        .forEach(log -> complaints.add("log %d still holds a slot".formatted(log)));
    return complaints;
  }
}
