// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import jakarta.inject.Singleton;

/**
 * Whether there are gates at all, as this node saw last: at most about a second old. Where there
 * are none a claim asks for nothing more. Safe for several threads.
 */
@Singleton
public class SeenGates {

  // Until somebody has looked there may be some.
  private volatile boolean any = true;

  boolean any() {
    return any;
  }

  void see(boolean thereAreSome) {
    any = thereAreSome;
  }
}
