// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which triggers.
 *
 * @param active only active or inactive ones; null for both
 * @param executorType only those of one executor; null for all
 * @param statuses only those whose newest log has one of these; empty for all
 * @param labels only those that have one of these; empty for all
 * @param concurrencyGroup only those in this concurrency group; null for all
 * @param search only those whose name has this in it, in any case; null for all
 */
public record TriggerFilter(
    @Nullable Boolean active,
    @Nullable String executorType,
    List<String> statuses,
    List<String> labels,
    @Nullable String concurrencyGroup,
    @Nullable String search) {

  /** Copies the lists. */
  public TriggerFilter {
    statuses = List.copyOf(statuses);
    labels = List.copyOf(labels);
  }

  /** Whether it lets every trigger pass. */
  public boolean letsAllPass() {
    return active == null
        && executorType == null
        && statuses.isEmpty()
        && labels.isEmpty()
        && concurrencyGroup == null
        && (search == null || search.isEmpty());
  }
}
