// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.trigger.TriggerDefinition;
import java.util.Locale;
import org.hibernate.exception.ConstraintViolationException;

/** What is said when a name or a code belongs to another trigger already. */
final class DuplicateKeys {

  private DuplicateKeys() {}

  static ConflictException name(TriggerDefinition definition) {
    return new ConflictException(
        "duplicate-name", "another trigger is named '%s'".formatted(definition.name()));
  }

  static ConflictException code(TriggerDefinition definition) {
    return new ConflictException(
        "duplicate-external-reference-code",
        "another trigger has external reference code '%s'"
            .formatted(definition.externalReferenceCode()));
  }

  /** What a broken constraint means: somebody else was quicker. */
  static ConflictException of(ConstraintViolationException broken, TriggerDefinition definition) {
    var constraint = String.valueOf(broken.getConstraintName()).toLowerCase(Locale.ROOT);
    return constraint.contains("dispatch_trigger_erc") ? code(definition) : name(definition);
  }
}
