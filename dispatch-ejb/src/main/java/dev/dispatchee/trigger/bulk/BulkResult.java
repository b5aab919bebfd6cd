// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.bulk;

import dev.dispatchee.trigger.TriggerName;
import java.util.List;

/**
 * What came of a change of many triggers; the names are those of the admin API.
 *
 * @param dryRun whether nothing was changed, as that was only to be told
 * @param matched how many triggers there are that the filter lets pass
 * @param items the first of them, ordered by id
 * @param done how many were changed, or were as they were to be already
 * @param refusedCount how many were not
 * @param refused the first of those, and why
 */
public record BulkResult(
    boolean dryRun,
    int matched,
    List<TriggerName> items,
    int done,
    int refusedCount,
    List<Refused> refused) {

  /** Copies the lists. */
  public BulkResult {
    items = List.copyOf(items);
    refused = List.copyOf(refused);
  }

  /**
   * A trigger that was not changed.
   *
   * @param id its id
   * @param name its name
   * @param code the stable name of the problem
   * @param detail what was found and what is allowed
   */
  public record Refused(long id, String name, String code, String detail) {}
}
