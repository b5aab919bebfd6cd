// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import dev.dispatchee.api.discovery.ExecutorDescription;
import dev.dispatchee.api.settings.SettingsFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An executor that some node has. Nodes may have different versions of it: what one of them forbids
 * is forbidden, since any of them may run it.
 */
public final class KnownExecutor {

  private final @Nullable ExecutorDescription here;
  private final SortedMap<String, SharedExecutor> byNode;
  private final SharedExecutor shown;

  private KnownExecutor(
      @Nullable ExecutorDescription here,
      SortedMap<String, SharedExecutor> byNode,
      SharedExecutor shown) {
    this.here = here;
    this.byNode = byNode;
    this.shown = shown;
  }

  /**
   * What is known of a type.
   *
   * @param node the name of this node
   * @param here what it is on this node; null if it is not there
   * @param others what other nodes say of it, by their names
   */
  static Optional<KnownExecutor> of(
      String node, @Nullable ExecutorDescription here, SortedMap<String, SharedExecutor> others) {
    var byNode = new TreeMap<>(others);
    if (here != null) {
      var shown = SharedExecutor.of(here);
      byNode.put(node, shown);
      return Optional.of(new KnownExecutor(here, byNode, shown));
    }
    return byNode.values().stream()
        .findFirst()
        .map(first -> new KnownExecutor(null, byNode, first));
  }

  /** Whether it must never run on all nodes. */
  public boolean singleNode() {
    return byNode.values().stream().anyMatch(SharedExecutor::singleNode);
  }

  /** Whether only an administrator may write its settings. */
  public boolean restricted() {
    return byNode.values().stream().anyMatch(SharedExecutor::restricted);
  }

  /**
   * What is wrong with settings as they are stored, all of it. What only the executor's own code
   * can judge is judged where that is, here or, when the run starts, on its node.
   */
  public List<SettingsFault> faultsOfStored(Map<String, String> settings) {
    var faults = new ArrayList<SettingsFault>();
    var form = here == null ? null : here.settings();
    if (form != null) {
      faults.addAll(form.faultsOfStored(settings));
    }
    byNode.forEach(
        (node, executor) -> {
          var schema = executor.schema();
          boolean isJudged = here != null && executor.isLike(shown);
          if (schema != null && !isJudged) {
            new SharedSettings(schema)
                .faultsOfStored(settings).stream()
                    .map(fault -> onNode(fault, node))
                    .filter(
                        fault -> faults.stream().noneMatch(one -> one.key().equals(fault.key())))
                    .forEach(faults::add);
          }
        });
    return faults;
  }

  private static SettingsFault onNode(SettingsFault fault, String node) {
    return new SettingsFault(fault.key(), "%s (on node '%s')".formatted(fault.message(), node));
  }

  /** As this node has it or, if it has not, as the first that does. */
  SharedExecutor shown() {
    return shown;
  }

  /** The archives that nodes have it from. */
  Stream<String> deployments() {
    return byNode.values().stream().map(SharedExecutor::deployment);
  }

  /** The nodes that have it, in order. */
  List<String> nodes() {
    return List.copyOf(byNode.keySet());
  }

  /** Those of them that have another version of it than is shown. */
  List<String> differingNodes() {
    return byNode.entrySet().stream()
        .filter(one -> !one.getValue().isLike(shown))
        .map(Map.Entry::getKey)
        .toList();
  }
}
