// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import java.util.Set;

/** What is to be done before a deployment goes whose executors may be at work. */
@FunctionalInterface
public interface ExecutorDepartures {

  /**
   * Executors are no longer offered, and their deployment stops when this returns: waits until they
   * have ended what they do.
   *
   * @param types their types
   */
  void leave(Set<String> types);
}
