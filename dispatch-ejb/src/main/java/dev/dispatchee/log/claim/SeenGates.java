// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import jakarta.inject.Singleton;

/**
 * What this node saw last of gates and of who else counts what they let pass: at most about a
 * second old. Where there are none a claim asks for nothing more. Safe for several threads.
 */
@Singleton
public class SeenGates {

  // Until somebody has looked there may be some.
  private volatile boolean any = true;

  // Until somebody has looked there may be such nodes.
  private volatile boolean slotsCount;

  boolean any() {
    return any;
  }

  /** Whether all nodes count the places that stand in slots. Those of the releases 1.0 do not. */
  boolean slotsCount() {
    return slotsCount;
  }

  /** What somebody saw now. */
  public void see(boolean thereAreSome, boolean allCountSlots) {
    any = thereAreSome;
    slotsCount = allCountSlots;
  }
}
