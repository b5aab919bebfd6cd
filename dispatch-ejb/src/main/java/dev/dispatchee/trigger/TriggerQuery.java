// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which triggers, in which order.
 *
 * @param filter which
 * @param sort the order: keys of {@link #SORTS}
 * @param page from 1
 * @param pageSize how many at most
 */
public record TriggerQuery(TriggerFilter filter, List<Sort> sort, int page, int pageSize) {

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
          Map.entry("status", NewestStatus.SORT));

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
