// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.trigger.TriggerDefinition;
import dev.dispatchee.trigger.Triggers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps the names and the external reference codes of triggers unique. */
@Singleton
class TriggerKeys {

  private final Triggers triggers;
  private final KeyLocks locks;

  @Inject
  TriggerKeys(Triggers triggers, KeyLocks locks) {
    this.triggers = triggers;
    this.locks = locks;
  }

  /**
   * Takes the keys of a definition in the transaction that is open.
   *
   * @param owner the trigger that is to have them; null for a new one
   * @throws dev.dispatchee.problem.ConflictException if another trigger has one of them
   */
  void take(TriggerDefinition definition, @Nullable DispatchTriggerId owner) {
    locks.lock(definition);
    if (triggers
        .idOfName(definition.name())
        .filter(other -> !Objects.equals(other, owner))
        .isPresent()) {
      throw DuplicateKeys.name(definition);
    }
    if (triggers
        .idOfCode(definition.externalReferenceCode())
        .filter(other -> !Objects.equals(other, owner))
        .isPresent()) {
      throw DuplicateKeys.code(definition);
    }
  }
}
