// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.node;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The nodes that what is to run on all nodes is addressed to.
 *
 * @param executorTypes of each node that starts runs, by its name, the executors that it has
 */
public record Addressees(Map<String, Set<String>> executorTypes) {

  /**
   * Those that have an executor, in the order of their names. If no node has it or starts runs that
   * is {@link Node#ANY} alone: the first that can will run it, and the fire is not lost.
   */
  public List<String> of(String executorType) {
    var names =
        executorTypes.entrySet().stream()
            .filter(node -> node.getValue().contains(executorType))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return names.isEmpty() ? List.of(Node.ANY) : names;
  }
}
