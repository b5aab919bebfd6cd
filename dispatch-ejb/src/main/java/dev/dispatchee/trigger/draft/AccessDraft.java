// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.access.AccessGroups;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The groups that a trigger is to name, unchecked; null stands for none.
 *
 * @see AccessGroups
 */
public record AccessDraft(
    @Nullable List<String> view, @Nullable List<String> run, @Nullable List<String> edit) {

  static @Nullable AccessDraft unchanged(AccessGroups access) {
    return access.namesNobody()
        ? null
        : new AccessDraft(access.view(), access.run(), access.edit());
  }
}
