// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import java.util.Map;
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
    String executorType, @Nullable Long trigger, String name, Map<String, String> stored) {

  /** Copies the settings. */
  public ReadinessQuestion {
    stored = Map.copyOf(stored);
  }
}
