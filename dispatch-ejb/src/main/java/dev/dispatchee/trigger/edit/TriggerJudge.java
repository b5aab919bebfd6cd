// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.registry.ExecutorCatalog;
import dev.dispatchee.trigger.TriggerAccess;
import dev.dispatchee.trigger.TriggerDefinition;
import dev.dispatchee.trigger.draft.Activations;
import dev.dispatchee.trigger.draft.TriggerDraft;
import dev.dispatchee.trigger.draft.TriggerValidation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Judges what a caller wants a trigger to be: whether the caller may have that, whether it is
 * valid, and last whether it is ready, if it is to become active. Changes nothing.
 *
 * @param access what the caller may do
 * @param executors those that there are
 * @param calendars finds calendars by their names
 * @param now what fires must lie ahead of
 * @param activations what executors have said
 */
record TriggerJudge(
    TriggerAccess access,
    ExecutorCatalog executors,
    CalendarLookup calendars,
    Instant now,
    Activations activations) {

  /** What a new trigger will be. */
  TriggerDefinition created(TriggerDraft draft, List<Violation> found) {
    access.checkNew(draft.dispatchTaskExecutorType(), isSystem(draft));
    var definition =
        TriggerValidation.validate(draft, executors::find, calendars, null, now, found);
    access.checkKeepsOut(null, definition.access());
    activations.check(definition, null, Optional::empty);
    activations.stopIfUnasked();
    return definition;
  }

  /** What a draft makes of a trigger that is there. */
  TriggerDefinition changed(
      DispatchTriggerId id, TriggerDefinition before, TriggerDraft draft, List<Violation> found) {
    access.checkChange(before, isSystem(draft));
    var after = TriggerValidation.validate(draft, executors::find, calendars, before, now, found);
    if (before.system() && !before.name().equals(after.name())) {
      throw new ConflictException("system-trigger", "a system trigger cannot be renamed");
    }
    access.checkKeepsOut(before.access(), after.access());
    return ready(id, before, after);
  }

  /** What a trigger that is there will be when it is active. */
  TriggerDefinition activated(DispatchTriggerId id, TriggerDefinition before) {
    var after = before.withActive(true);
    access.checkChange(before, after.system());
    // What was said at the last change may not hold any more: the executor may be gone.
    if (!before.active()) {
      TriggerValidation.checkActivation(after, executors::find, calendars, now);
    }
    return ready(id, before, after);
  }

  private TriggerDefinition ready(
      DispatchTriggerId id, TriggerDefinition before, TriggerDefinition after) {
    activations.check(after, before, () -> Optional.of(id));
    activations.stopIfUnasked();
    return after;
  }

  private static boolean isSystem(TriggerDraft draft) {
    return Boolean.TRUE.equals(draft.system());
  }
}
