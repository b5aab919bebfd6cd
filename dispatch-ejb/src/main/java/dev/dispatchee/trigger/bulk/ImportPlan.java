// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.bulk;

import dev.dispatchee.SafeText;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.TriggerDefinition;
import dev.dispatchee.trigger.draft.TriggerDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of the triggers of an import, or of those that a deployment declares, and
 * notes everything that is wrong.
 */
public final class ImportPlan {

  private final Existing existing;
  private final Rules rules;
  private final List<ImportStep> steps = new ArrayList<>();
  private final List<Violation> faults = new ArrayList<>();
  private final Set<String> codes = new HashSet<>();
  private final Map<String, String> placeByCode = new HashMap<>();

  /** Plans for the triggers that there are, by rules. */
  public ImportPlan(Existing existing, Rules rules) {
    this.existing = existing;
    this.rules = rules;
  }

  /** The triggers that there are. */
  public interface Existing {

    /** The one that other systems know by a code. */
    Optional<DispatchTrigger> ofCode(String externalReferenceCode);

    /** The id of the one that people know by a name. */
    Optional<DispatchTriggerId> idOfName(String name);
  }

  /** What makes a definition of a draft, or refuses it. */
  public interface Rules {

    /**
     * Makes it.
     *
     * @param before the definition of the trigger that has its code; null when there is none
     * @throws ValidationException naming everything that is wrong
     */
    TriggerDefinition validate(TriggerDraft draft, @Nullable TriggerDefinition before);
  }

  /**
   * The steps, in the order of the drafts.
   *
   * @throws ValidationException naming everything that is wrong, each field with its place
   */
  public List<ImportStep> of(List<PlacedDraft> drafts) {
    drafts.forEach(draft -> add(draft.place(), draft.draft()));
    checkNames();
    if (!faults.isEmpty()) {
      throw new ValidationException(faults);
    }
    return steps;
  }

  private void add(String place, TriggerDraft draft) {
    var code = draft.externalReferenceCode();
    if (code == null) {
      fault(place + "externalReferenceCode", "validation-failed", "is required");
      return;
    }
    if (!codes.add(code)) {
      fault(
          place + "externalReferenceCode",
          "duplicate-external-reference-code",
          "another trigger of the import has '%s'".formatted(SafeText.of(code)));
      return;
    }
    var trigger = existing.ofCode(code);
    var before = trigger.map(DispatchTrigger::definition);
    try {
      var after = rules.validate(draft, before.orElse(null));
      before
          .filter(definition -> definition.system() && !definition.name().equals(after.name()))
          .ifPresent(
              renamed ->
                  fault(place + "name", "system-trigger", "a system trigger cannot be renamed"));
      steps.add(new ImportStep(trigger.orElse(null), before.orElse(null), after));
      placeByCode.put(code, place);
    } catch (ValidationException invalid) {
      invalid
          .violations()
          .forEach(
              violation -> fault(place + violation.field(), violation.code(), violation.message()));
    }
  }

  // Judged by how all will be called in the end: within an import two may swap their names.
  private void checkNames() {
    var names = new HashSet<String>();
    var imported = new HashSet<DispatchTriggerId>();
    steps.forEach(step -> step.id().ifPresent(imported::add));
    for (var step : steps) {
      var name = step.after().name();
      var field = placeByCode.get(step.after().externalReferenceCode()) + "name";
      if (!names.add(name)) {
        fault(
            field, "duplicate-name", "another trigger of the import is named '%s'".formatted(name));
      } else if (existing.idOfName(name).filter(id -> !imported.contains(id)).isPresent()) {
        fault(field, "duplicate-name", "another trigger is named '%s'".formatted(name));
      }
    }
  }

  private void fault(String field, String code, String message) {
    faults.add(new Violation(field, code, message));
  }
}
