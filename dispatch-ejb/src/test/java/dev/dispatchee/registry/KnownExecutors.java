// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import dev.dispatchee.api.discovery.ExecutorDescription;
import dev.dispatchee.node.Node;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Executors as tests have them. */
public final class KnownExecutors {

  private KnownExecutors() {}

  /** Those that the deployments of this machine have, and that other nodes have told of. */
  public static ExecutorCatalog catalog(SharedExecutors shared, Node node) {
    return new ExecutorCatalog(new DispatchTaskExecutorRegistry(), shared, node);
  }

  /** These, on this node and no other. */
  public static ExecutorCatalog catalogOf(
      SharedExecutors shared, Node node, Map<String, ExecutorDescription> executors) {
    return new ExecutorCatalog(new DispatchTaskExecutorRegistry(), shared, node) {
      @Override
      public Optional<KnownExecutor> find(String type) {
        return Optional.ofNullable(executors.get(type)).map(KnownExecutors::onOneNode);
      }
    };
  }

  /** One that this node has, and no other. */
  public static KnownExecutor onOneNode(ExecutorDescription executor) {
    return KnownExecutor.of("n1", executor, new TreeMap<>()).orElseThrow();
  }
}
