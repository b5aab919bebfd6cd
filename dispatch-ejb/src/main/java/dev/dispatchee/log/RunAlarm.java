// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import java.time.Instant;

/** Wakes the engine when a run that waits for its time is due: the contract with the timers. */
public interface RunAlarm {

  /** Sets an alarm; never fails, for what is due without one is found by the sweep. */
  void setFor(Instant due);
}
