// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.SafeText;
import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.problem.Violations;
import dev.dispatchee.registry.KnownExecutor;
import dev.dispatchee.trigger.DispatchTaskClusterMode;
import dev.dispatchee.trigger.TriggerDefinition;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What may cease to hold of a valid definition, as it depends on the executors that are here and on
 * the time. Notes what does not hold.
 */
final class ActivationRules {

  private final Violations violations;
  private final Function<String, Optional<KnownExecutor>> executors;
  private final CalendarLookup calendars;

  ActivationRules(
      Violations violations,
      Function<String, Optional<KnownExecutor>> executors,
      CalendarLookup calendars) {
    this.violations = violations;
    this.calendars = calendars;
    this.executors = executors;
  }

  /** Whether a definition may be active from now on. */
  void check(TriggerDefinition definition, Instant now) {
    var type = definition.executorType();
    checkExecutor(type);
    var firing = new FiringRules(violations, calendars);
    firing.checkGiven(!definition.schedule().isNever());
    firing.checkEver(definition.schedule());
    firing.checkAfter(definition.schedule(), now);
    new SettingsValidation(definition.settings(), executors.apply(type).orElse(null))
        .validate(violations);
    checkClusterMode(type, definition.rules().clusterMode());
  }

  /** There must be an executor of the type. */
  void checkExecutor(String type) {
    if (executors.apply(type).isEmpty()) {
      violations.add(
          "dispatchTaskExecutorType",
          "unknown-executor-type",
          "there is no executor with type '%s'".formatted(SafeText.of(type)));
    }
  }

  /** The executor must allow it to run there. */
  void checkClusterMode(String type, DispatchTaskClusterMode mode) {
    if (mode == DispatchTaskClusterMode.ALL_NODES
        && executors.apply(type).filter(KnownExecutor::singleNode).isPresent()) {
      violations.addFound(
          "dispatchTaskClusterMode", mode, "SINGLE_NODE, as executor '%s' says".formatted(type));
    }
  }
}
