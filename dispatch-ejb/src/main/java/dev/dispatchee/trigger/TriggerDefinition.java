// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.access.AccessGroups;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trigger as its users define it, checked.
 *
 * @param externalReferenceCode the name that other systems know it by
 * @param name the name that people know it by
 * @param description for people
 * @param executorType which executor runs
 * @param settings what it is given
 * @param active whether it fires
 * @param schedule when
 * @param rules how its runs behave
 * @param system whether it cannot be deleted or renamed
 * @param labels for filters and bulk changes
 * @param access the groups that may see, run and edit it
 */
public record TriggerDefinition(
    String externalReferenceCode,
    String name,
    @Nullable String description,
    String executorType,
    Map<String, String> settings,
    boolean active,
    ScheduleDefinition schedule,
    RunRules rules,
    boolean system,
    List<String> labels,
    AccessGroups access) {

  /** Copies the collections. */
  public TriggerDefinition {
    settings = Map.copyOf(settings);
    labels = List.copyOf(labels);
  }

  /** The same, to be active or not. */
  public TriggerDefinition withActive(boolean wanted) {
    return new TriggerDefinition(
        externalReferenceCode,
        name,
        description,
        executorType,
        settings,
        wanted,
        schedule,
        rules,
        system,
        labels,
        access);
  }

  /** Whether it is known by the same name and the same code. */
  public boolean hasKeysOf(TriggerDefinition other) {
    return name.equals(other.name) && externalReferenceCode.equals(other.externalReferenceCode);
  }
}
