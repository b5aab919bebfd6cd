// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import java.util.Set;

/** Called before a deployment goes away whose executors may be running. */
@FunctionalInterface
public interface ExecutorDepartures {

  /**
   * The executors are no longer offered, and their deployment stops when this returns; so it waits
   * until their runs have ended.
   *
   * @param types their types
   */
  void leave(Set<String> types);
}
