// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import dev.dispatchee.node.Node;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The executors of all live nodes: those of this server as they are now, those of others as they
 * told a moment ago.
 */
@Singleton
public class ExecutorCatalog {

  private final DispatchTaskExecutorRegistry registry;
  private final SharedExecutors shared;
  private final Node node;

  @Inject
  ExecutorCatalog(DispatchTaskExecutorRegistry registry, SharedExecutors shared, Node node) {
    this.registry = registry;
    this.shared = shared;
    this.node = node;
  }

  /** The executor of a type, if some live node has it. */
  public Optional<KnownExecutor> find(String type) {
    return KnownExecutor.of(
        node.name(), registry.describe(type).orElse(null), shared.ofOthers(type));
  }

  /** The types that some live node has, in order. */
  public SortedSet<String> types() {
    var types = new TreeSet<>(registry.types());
    types.addAll(shared.ofOthers().keySet());
    return types;
  }

  /** The deployments that some live node has executors of. */
  public Set<String> deployments() {
    return all().stream().flatMap(KnownExecutor::deployments).collect(Collectors.toSet());
  }

  /** All of them, ordered by type. */
  List<KnownExecutor> all() {
    return types().stream().flatMap(type -> find(type).stream()).toList();
  }
}
