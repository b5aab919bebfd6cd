// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which triggers, in which order.
 *
 * @param active only active or inactive ones; null for both
 * @param executorType only those of one executor; null for all
 * @param statuses only those whose newest log has one of these; empty for all
 * @param labels only those that have one of these; empty for all
 * @param search only those whose name has this in it, in any case; null for all
 * @param sort the order: keys of {@link #SORTS}
 * @param page from 1
 * @param pageSize how many at most
 */
public record TriggerQuery(
    @Nullable Boolean active,
    @Nullable String executorType,
    List<String> statuses,
    List<String> labels,
    @Nullable String search,
    List<Sort> sort,
    int page,
    int pageSize) {

  /** What can be sorted by: names of the API, and what they are in the entity. */
  static final Map<String, String> SORTS =
      Map.ofEntries(
          Map.entry("id", "t.id"),
          Map.entry("name", "t.name"),
          Map.entry("externalReferenceCode", "t.externalReferenceCode"),
          Map.entry("dispatchTaskExecutorType", "t.executorType"),
          Map.entry("active", "t.active"),
          Map.entry("priority", "t.rules.priority"),
          Map.entry("nextFireDate", "t.nextFireDate"),
          Map.entry("previousFireDate", "t.previousFireDate"),
          Map.entry("dateCreated", "t.dateCreated"),
          Map.entry("dateModified", "t.dateModified"),
          Map.entry("status", "l.status"));

  /**
   * One step of the order.
   *
   * @param field what to sort by
   * @param ascending which way
   */
  public record Sort(String field, boolean ascending) {}

  /** The names that can be sorted by. */
  public static Set<String> sortable() {
    return SORTS.keySet();
  }
}
