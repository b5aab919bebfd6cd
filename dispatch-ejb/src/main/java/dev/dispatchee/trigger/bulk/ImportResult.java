// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.bulk;

import dev.dispatchee.trigger.edit.ChangedField;
import java.util.List;

/**
 * What an import came to, or would come to; the names are those of the admin API.
 *
 * @param dryRun whether it was only looked at
 * @param created the triggers that were not there
 * @param changed the triggers that were there and are different now
 * @param unchanged the external reference codes of those that are as they were
 */
public record ImportResult(
    boolean dryRun, List<Created> created, List<Changed> changed, List<String> unchanged) {

  /** Copies the lists. */
  public ImportResult {
    created = List.copyOf(created);
    changed = List.copyOf(changed);
    unchanged = List.copyOf(unchanged);
  }

  /**
   * A trigger that was not there.
   *
   * @param externalReferenceCode the name that other systems know it by
   * @param name the name that people know it by
   */
  public record Created(String externalReferenceCode, String name) {}

  /**
   * A trigger that is different now.
   *
   * @param externalReferenceCode the name that other systems know it by
   * @param name the name that people know it by
   * @param fields what is different
   */
  public record Changed(String externalReferenceCode, String name, List<ChangedField> fields) {

    /** Copies the fields. */
    public Changed {
      fields = List.copyOf(fields);
    }
  }
}
