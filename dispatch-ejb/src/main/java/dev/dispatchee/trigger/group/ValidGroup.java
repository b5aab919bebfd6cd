// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.group;

import dev.dispatchee.problem.DraftValues;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.problem.Violations;
import dev.dispatchee.trigger.StartRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group as its users define it, checked.
 *
 * @param name by which triggers refer to it; it cannot change
 * @param description for people; null for none
 * @param maximum how many runs may be in progress, on all nodes together
 */
record ValidGroup(String name, @Nullable String description, int maximum) {

  private static final int LONGEST_DESCRIPTION = 4000;
  private static final int LARGEST = 10_000;

  /**
   * Checks a draft.
   *
   * @param found what is wrong with what was sent besides: told together with the rest
   * @throws dev.dispatchee.problem.ValidationException naming all that is wrong
   */
  static ValidGroup of(String name, GroupDraft draft, List<Violation> found) {
    var violations = new Violations();
    found.forEach(violations::add);
    var values = new DraftValues(violations);
    if (!StartRules.isGroupName(name)) {
      violations.addFound("name", name, StartRules.GROUP_NAMES);
    }
    if (draft.name() != null && !draft.name().equals(name)) {
      violations.addFound("name", draft.name(), "the one in the path, or none");
    }
    var description = values.text("description", draft.description(), LONGEST_DESCRIPTION);
    if (draft.maximum() == null) {
      violations.add("maximum", "is required");
    }
    int maximum = values.number("maximum", draft.maximum(), 1, 1, LARGEST);
    violations.throwIfAny();
    return new ValidGroup(name, description, maximum);
  }

  /** What there is, in the same form. */
  static ValidGroup of(GroupView group) {
    return new ValidGroup(group.name(), group.description(), group.maximum());
  }
}
