// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.DispatchTaskTrigger;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What an executor is asked about a trigger. Questions that are equal have the same answer at one
 * moment.
 *
 * @param executorType which executor
 * @param trigger the id of the trigger; null when it is about to be made
 * @param name its name
 * @param stored its settings as they are stored
 */
public record ReadinessQuestion(
    String executorType, @Nullable Long trigger, String name, Map<String, String> stored)
    implements DispatchTaskTrigger {

  /** Copies the settings. */
  public ReadinessQuestion {
    stored = Map.copyOf(stored);
  }

  @Override
  public OptionalLong dispatchTriggerId() {
    return trigger == null ? OptionalLong.empty() : OptionalLong.of(trigger);
  }

  @Override
  public String triggerName() {
    return name;
  }

  @Override
  public DispatchTaskSettings settings() {
    return new DispatchTaskSettings(stored);
  }
}
