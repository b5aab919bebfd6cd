// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.declare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.SafeText;
import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.registry.KnownExecutor;
import dev.dispatchee.trigger.StoredDeclaration;
import dev.dispatchee.trigger.TriggerDefinition;
import dev.dispatchee.trigger.bulk.ImportPlan;
import dev.dispatchee.trigger.draft.Activations;
import dev.dispatchee.trigger.draft.TriggerDraft;
import dev.dispatchee.trigger.draft.TriggerValidation;
import dev.dispatchee.trigger.edit.TriggerState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes of what a deployment declares of a trigger what that is to be: checked as everything that
 * users send, and merged with what they have changed since.
 */
final class DeclarationRules implements ImportPlan.Rules {

  private final String deployment;
  private final Set<String> deploymentsThere;
  private final Map<String, StoredDeclaration> stored;
  private final Function<String, Optional<KnownExecutor>> executors;
  private final CalendarLookup calendars;
  private final Instant now;
  private final Function<String, Optional<DispatchTriggerId>> ids;
  private final Activations activations;
  private final Map<String, StoredDeclaration> stated = new HashMap<>();

  /**
   * For one deployment.
   *
   * @param deploymentsThere those that some live node has
   * @param stored what is declared of the triggers by now, by external reference code
   * @param executors finds the executor of a type
   * @param calendars finds calendars by their names
   * @param now what fires must lie ahead of
   * @param ids finds the id of the trigger of an external reference code
   * @param activations what executors have said of what is to become active
   */
  DeclarationRules(
      String deployment,
      Set<String> deploymentsThere,
      Map<String, StoredDeclaration> stored,
      Function<String, Optional<KnownExecutor>> executors,
      CalendarLookup calendars,
      Instant now,
      Function<String, Optional<DispatchTriggerId>> ids,
      Activations activations) {
    this.deployment = deployment;
    this.deploymentsThere = deploymentsThere;
    this.stored = stored;
    this.executors = executors;
    this.calendars = calendars;
    this.now = now;
    this.ids = ids;
    this.activations = activations;
  }

  @Override
  public TriggerDefinition validate(TriggerDraft draft, @Nullable TriggerDefinition before) {
    var after = after(draft, before);
    activations.check(after, before, () -> ids.apply(after.externalReferenceCode()));
    return after;
  }

  private TriggerDefinition after(TriggerDraft draft, @Nullable TriggerDefinition before) {
    var code = Objects.requireNonNull(draft.externalReferenceCode());
    var last = stored.get(code);
    checkIsNobodyElses(last);
    checkExecutor(draft, before);
    var next = state(draft);
    stated.put(code, new StoredDeclaration(deployment, next.toString(), false));
    if (before == null) {
      return TriggerValidation.validate(draft, executors, calendars, null, now);
    }
    var state = TriggerState.tree(before);
    var merged =
        DeclarationMerge.merged(
            last == null ? null : TriggerState.read(last.stated()), state, next);
    // What stays as it is needs no fire ahead: a trigger that has done its work stays too.
    return merged.equals(state)
        ? before
        : TriggerValidation.validate(DraftFields.read(merged), executors, calendars, before, now);
  }

  /** What is declared of a trigger that was validated, by its external reference code. */
  StoredDeclaration stated(String code) {
    return Objects.requireNonNull(stated.get(code));
  }

  /** Whether that is what is stored by now. */
  boolean isStored(String code) {
    return stated(code).equals(stored.get(code));
  }

  // The whole definition, with what is left out; whether it fires ahead is not asked here.
  private ObjectNode state(TriggerDraft draft) {
    var definition =
        TriggerValidation.validate(draft.withActive(false), executors, calendars, null, now);
    return TriggerState.tree(definition).put("active", Boolean.TRUE.equals(draft.active()));
  }

  private void checkIsNobodyElses(@Nullable StoredDeclaration last) {
    if (last != null
        && !last.withdrawn()
        && !last.deployment().equals(deployment)
        && deploymentsThere.contains(last.deployment())) {
      throw refusal(
          "externalReferenceCode",
          "duplicate-external-reference-code",
          "deployment '%s' declares it already".formatted(last.deployment()));
    }
  }

  private static void checkExecutor(TriggerDraft draft, @Nullable TriggerDefinition before) {
    var type = draft.dispatchTaskExecutorType();
    if (before != null && !before.executorType().equals(type)) {
      throw refusal(
          "dispatchTaskExecutorType",
          "validation-failed",
          "found '%s', allowed: '%s', as the trigger has it that is there; it cannot change"
              .formatted(SafeText.of(type), before.executorType()));
    }
  }

  private static ValidationException refusal(String field, String code, String message) {
    return new ValidationException(List.of(new Violation(field, code, message)));
  }
}
