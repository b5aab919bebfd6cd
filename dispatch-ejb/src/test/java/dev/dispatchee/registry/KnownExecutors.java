// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import dev.dispatchee.api.discovery.ExecutorDescription;
import java.util.TreeMap;

/** Executors as tests have them. */
public final class KnownExecutors {

  private KnownExecutors() {}

  /** One that this node has, and no other. */
  public static KnownExecutor onOneNode(ExecutorDescription executor) {
    return KnownExecutor.of("n1", executor, new TreeMap<>()).orElseThrow();
  }
}
