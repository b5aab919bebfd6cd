// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import dev.dispatchee.node.Nodes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;

/** Which executors there are on some live node. */
@Singleton
public class ExecutorAvailability {

  private final Nodes nodes;
  private final DispatchTaskExecutorRegistry registry;
  private final Clock clock;

  @Inject
  ExecutorAvailability(Nodes nodes, DispatchTaskExecutorRegistry registry, Clock clock) {
    this.nodes = nodes;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * The types; those of this server as they are now, those of others as of their last heartbeat.
   */
  public Set<String> types() {
    var types = new HashSet<>(registry.types());
    nodes.executorTypesByNode(clock.instant()).values().forEach(types::addAll);
    return types;
  }
}
