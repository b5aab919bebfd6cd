// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.bulk;

import dev.dispatchee.chain.ChainSaver;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.Triggers;
import dev.dispatchee.trigger.edit.SavedChains;
import dev.dispatchee.trigger.edit.TriggerChanges;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Brings definitions in, in the transaction that is open. */
@Singleton
public class ImportWork {

  private final Triggers triggers;
  private final TriggerChanges changes;
  private final SavedChains chains;

  @Inject
  ImportWork(Triggers triggers, TriggerChanges changes, SavedChains chains) {
    this.triggers = triggers;
    this.changes = changes;
    this.chains = chains;
  }

  /**
   * Begins a plan.
   *
   * @param ofCode finds the trigger of a code, locked if it is going to be changed
   * @param rules what makes definitions of drafts
   */
  public ImportPlan plan(
      Function<String, Optional<DispatchTrigger>> ofCode, ImportPlan.Rules rules) {
    return new ImportPlan(new InDatabase(ofCode, triggers), rules);
  }

  /**
   * Does what was planned.
   *
   * @param saver in whose name
   * @return the trigger of each step, in their order
   * @throws dev.dispatchee.problem.ValidationException if a chain among them may not be saved: when
   *     all are written, so that members may come with it; the transaction must be rolled back then
   */
  public List<DispatchTriggerId> take(List<ImportStep> steps, ChainSaver saver) {
    giveUpPassedNames(steps);
    var created = create(steps, saver.user()).iterator();
    var taken =
        steps.stream()
            .map(step -> step.creates() ? created.next() : redefined(step, saver.user()))
            .toList();
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      chains.save(taken.get(i), step.before(), step.after(), saver);
    }
    return taken;
  }

  private List<DispatchTriggerId> create(List<ImportStep> steps, String user) {
    var definitions = steps.stream().filter(ImportStep::creates).map(ImportStep::after).toList();
    return changes.createAll(definitions, user).stream().map(this::released).toList();
  }

  private DispatchTriggerId redefined(ImportStep step, String user) {
    var existing = Objects.requireNonNull(step.existing());
    if (step.changes()) {
      changes.redefine(existing, step.after(), user);
    }
    return released(existing);
  }

  // Or each write would look through all that was written before it.
  private DispatchTriggerId released(DispatchTrigger trigger) {
    triggers.release(trigger);
    return trigger.triggerId();
  }

  // A name may pass from one trigger to another, or two may swap theirs: who gives one up does so
  // before anybody takes it. Nobody sees the names in between, since all is one transaction.
  private void giveUpPassedNames(List<ImportStep> steps) {
    var taken = steps.stream().filter(ImportStep::takesAName).map(ImportStep::name).toList();
    for (var step : steps) {
      var before = step.before();
      if (step.existing() != null
          && before != null
          && step.takesAName()
          && taken.contains(before.name())) {
        triggers.giveUpName(step.existing());
      }
    }
  }

  private record InDatabase(Function<String, Optional<DispatchTrigger>> finder, Triggers triggers)
      implements ImportPlan.Existing {

    @Override
    public Optional<DispatchTrigger> ofCode(String externalReferenceCode) {
      return finder.apply(externalReferenceCode);
    }

    @Override
    public Optional<DispatchTriggerId> idOfName(String name) {
      return triggers.idOfName(name);
    }
  }
}
