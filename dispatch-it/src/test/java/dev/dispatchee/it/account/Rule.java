// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import java.util.List;

/** A promise, and how to see that it was broken. */
interface Rule {

  /** All promises. */
  List<Rule> ALL =
      List.of(
          new EachInstantOnce(),
          new NothingLeftOpen(),
          new EndsInTime(),
          new NoOverlap(),
          new StartsOnce(),
          new Attempts(),
          new KeepsItsWord(),
          new AnswersRequests());

  /** What broke it, one sentence for each case; empty when it was kept. */
  List<String> complaints(Evidence evidence);
}
