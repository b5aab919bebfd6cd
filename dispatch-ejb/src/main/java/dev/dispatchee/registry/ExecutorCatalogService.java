// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import dev.dispatchee.Roles;
import dev.dispatchee.database.RefusedWhileAway;
import dev.dispatchee.node.Node;
import dev.dispatchee.node.Nodes;
import dev.dispatchee.problem.NotFoundException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The executors, for users who want to know what can be run. */
@Stateless
@Interceptors(RefusedWhileAway.class)
public class ExecutorCatalogService {

  @Inject private DispatchTaskExecutorRegistry registry;
  @Inject private Nodes nodes;
  @Inject private Node node;
  @Inject private Clock clock;

  /** All executors of this node, ordered by type. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public List<ExecutorView> list() {
    var byNode = nodes.executorTypesByNode(clock.instant());
    return registry.descriptions().stream()
        .map(executor -> ExecutorView.of(executor, nodesWith(executor.type(), byNode)))
        .toList();
  }

  /**
   * One executor.
   *
   * @throws NotFoundException if this node has none of that type
   */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public ExecutorView get(String type) {
    return registry
        .describe(type)
        .map(
            executor ->
                ExecutorView.of(
                    executor, nodesWith(type, nodes.executorTypesByNode(clock.instant()))))
        .orElseThrow(() -> new NotFoundException("executor", "with that type"));
  }

  // This node's heartbeat may be older than the executor.
  private List<String> nodesWith(String type, Map<String, Set<String>> byNode) {
    var names = new TreeSet<>(Set.of(node.name()));
    byNode.forEach(
        (name, types) -> {
          if (types.contains(type)) {
            names.add(name);
          }
        });
    return List.copyOf(names);
  }
}
