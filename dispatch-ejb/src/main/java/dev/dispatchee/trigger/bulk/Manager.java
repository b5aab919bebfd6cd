// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.bulk;

import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.problem.Violations;
import dev.dispatchee.trigger.TriggerDefinition;
import dev.dispatchee.trigger.draft.TriggerDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * In whose name triggers are brought in. They carry it as a label, {@code managed-by:NAME}, and
 * those that carry the name of another are left alone.
 *
 * @param name 1 to 29 of A-Z a-z 0-9 . _ -, so that it fits into a label
 */
public record Manager(String name) {

  private static final String PREFIX = "managed-by:";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,29}");

  /**
   * Takes a name.
   *
   * @throws ValidationException if it is none
   */
  public Manager {
    if (!NAME.matcher(name).matches()) {
      var violations = new Violations();
      violations.addFound("managedBy", name, "1 to 29 of A-Z a-z 0-9 . _ -");
      violations.throwIfAny();
    }
  }

  private String label() {
    return PREFIX + name;
  }

  /** The draft with the label. */
  TriggerDraft signed(TriggerDraft draft) {
    var labels = draft.labels() == null ? List.<String>of() : draft.labels();
    if (labels.contains(label())) {
      return draft;
    }
    var signed = new ArrayList<>(labels);
    signed.add(label());
    return draft.withLabels(signed);
  }

  /**
   * Refuses what carries, or is to carry, the name of another.
   *
   * @param before what is there; null for nothing
   */
  void check(TriggerDefinition after, @Nullable TriggerDefinition before) {
    Optional.ofNullable(before)
        .flatMap(this::other)
        .ifPresent(label -> refuse("the trigger that is there has '%s'".formatted(label)));
    other(after).ifPresent(label -> refuse("found '%s'".formatted(label)));
  }

  private Optional<String> other(TriggerDefinition definition) {
    return definition.labels().stream()
        .filter(label -> label.startsWith(PREFIX) && !label.equals(label()))
        .findFirst();
  }

  private void refuse(String found) {
    throw new ValidationException(
        List.of(
            Violation.of("labels", "%s, allowed: '%s' or no manager".formatted(found, label()))));
  }
}
