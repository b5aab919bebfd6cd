// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.declare;

import dev.dispatchee.trigger.bulk.PlacedDraft;
import java.util.List;
import java.util.Set;

/**
 * The triggers that a deployment declares, as far as they could be read.
 *
 * @param deployment the archive
 * @param executorTypes the types of its executors
 * @param drafts the triggers, in their order
 * @param faults what could not be read, each with its place; with any, nothing is taken
 */
public record Declarations(
    String deployment, Set<String> executorTypes, List<PlacedDraft> drafts, List<String> faults) {

  /** Copies the collections. */
  public Declarations {
    executorTypes = Set.copyOf(executorTypes);
    drafts = List.copyOf(drafts);
    faults = List.copyOf(faults);
  }
}
