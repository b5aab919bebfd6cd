// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.bulk;

import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.TriggerDefinition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one trigger of an import.
 *
 * @param existing the trigger that has its external reference code; null when there is none
 * @param before its definition; null when there is none
 * @param after the definition that is wanted
 */
public record ImportStep(
    @Nullable DispatchTrigger existing,
    @Nullable TriggerDefinition before,
    TriggerDefinition after) {

  /** Whether there is none yet. */
  public boolean creates() {
    return before == null;
  }

  /** Whether there is one that is to be another. */
  public boolean changes() {
    return before != null && !before.equals(after);
  }

  /** Its name when it is done. */
  String name() {
    return after.name();
  }

  /** Whether it will have a name that it does not have yet. */
  boolean takesAName() {
    return before == null || !before.name().equals(after.name());
  }

  Optional<DispatchTriggerId> id() {
    return Optional.ofNullable(existing).map(DispatchTrigger::triggerId);
  }
}
