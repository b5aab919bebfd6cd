// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.contest;

/** A contestant in a process of its own. */
public interface ContestantProcess extends Contestant {

  /** How it is called in the report. */
  String name();

  /** How many runs it may have in progress. */
  default int slots() {
    return SLOTS;
  }

  /** The process, which does nothing but what is measured. */
  ProcessHandle process();
}
