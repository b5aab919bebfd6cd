// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.access.AccessGroups;
import dev.dispatchee.access.AccessRight;
import dev.dispatchee.problem.DraftValues;
import dev.dispatchee.problem.Violations;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes groups of a draft of them, and notes what is wrong. */
final class AccessValidation {

  /** How many groups a right names at most. */
  static final int MOST = 20;

  /** How long the name of a group is at most. */
  static final int LONGEST = 100;

  // What stands for everybody on a server, which is to name no group.
  private static final Set<String> EVERYBODY = Set.of("*", "**");

  private final Violations violations;
  private final DraftValues values;

  AccessValidation(Violations violations) {
    this.violations = violations;
    this.values = new DraftValues(violations);
  }

  AccessGroups validate(@Nullable AccessDraft draft) {
    return draft == null
        ? AccessGroups.NONE
        : new AccessGroups(
            groups(AccessRight.VIEW, draft.view()),
            groups(AccessRight.RUN, draft.run()),
            groups(AccessRight.EDIT, draft.edit()));
  }

  private List<String> groups(AccessRight right, @Nullable List<String> names) {
    var field = "access." + right.word();
    if (names == null) {
      return List.of();
    }
    if (names.size() > MOST) {
      violations.addFound(field, names.size() + " groups", "at most %d groups".formatted(MOST));
      return List.of();
    }
    var groups = new LinkedHashSet<String>();
    for (var name : names) {
      var group = values.requiredName(field, name, LONGEST);
      if (EVERYBODY.contains(group)) {
        violations.addFound(field, group, "names of groups; none for everybody");
      }
      groups.add(group);
    }
    return List.copyOf(groups);
  }
}
