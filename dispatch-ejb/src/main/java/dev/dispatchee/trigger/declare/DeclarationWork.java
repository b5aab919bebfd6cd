// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.declare;

import dev.dispatchee.businesscalendar.StoredCalendars;
import dev.dispatchee.chain.ChainSaver;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.StorableText;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.registry.ExecutorCatalog;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.StoredDeclaration;
import dev.dispatchee.trigger.StoredDeclarations;
import dev.dispatchee.trigger.Triggers;
import dev.dispatchee.trigger.bulk.ImportStep;
import dev.dispatchee.trigger.bulk.ImportWork;
import dev.dispatchee.trigger.draft.Activations;
import dev.dispatchee.trigger.edit.CalendarLocks;
import dev.dispatchee.trigger.edit.KeyLocks;
import dev.dispatchee.trigger.edit.TriggerChanges;
import dev.dispatchee.trigger.edit.TriggerState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes the triggers that a deployment declares, brings those up to date that are there, and
 * deactivates those that it does not declare any more: all of it in one transaction, or nothing. In
 * the name of the deployment; no user asks for it.
 */
@Singleton
public class DeclarationWork {

  private static final String USER = "deployment:";
  private static final int LONGEST_USER = 255;

  private final Triggers triggers;
  private final StoredDeclarations stored;
  private final ImportWork work;
  private final TriggerChanges changes;
  private final KeyLocks keyLocks;
  private final ExecutorCatalog executors;
  private final StoredCalendars calendars;
  private final CalendarLocks calendarLocks;
  private final Database database;
  private final Clock clock;

  @Inject
  DeclarationWork(
      Triggers triggers,
      StoredDeclarations stored,
      ImportWork work,
      TriggerChanges changes,
      KeyLocks keyLocks,
      ExecutorCatalog executors,
      StoredCalendars calendars,
      CalendarLocks calendarLocks,
      Database database,
      Clock clock) {
    this.triggers = triggers;
    this.stored = stored;
    this.work = work;
    this.changes = changes;
    this.keyLocks = keyLocks;
    this.executors = executors;
    this.calendars = calendars;
    this.calendarLocks = calendarLocks;
    this.database = database;
    this.clock = clock;
  }

  /** What is to be done. */
  private record Plan(
      List<ImportStep> steps, List<StoredDeclarations.Current> vanished, DeclarationRules rules) {

    boolean isEmpty() {
      return vanished.isEmpty()
          && steps.stream()
              .allMatch(
                  step ->
                      !step.creates()
                          && !step.changes()
                          && rules.isStored(step.after().externalReferenceCode()));
    }
  }

  /**
   * Does it in a transaction of its own.
   *
   * @param activations what executors have said of triggers that are to become active
   * @throws ValidationException if what has been written may not stay, such as a chain of triggers
   *     that are not there: the transaction is rolled back then
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public DeclarationResult apply(Declarations declarations, Activations activations) {
    if (!declarations.faults().isEmpty()) {
      return DeclarationResult.refused(declarations, declarations.faults());
    }
    Plan plan;
    try {
      // Most often nothing is to be done, as after a restart: nobody is to wait for that.
      plan = plan(declarations, triggers::find, activations);
      if (plan.isEmpty()) {
        return new DeclarationResult(declarations.drafts().size(), 0, 0, 0, List.of());
      }
      triggers.forget();
      database.beginWriting();
      calendarLocks.holdAll(plan.steps().stream().map(step -> step.after().schedule()));
      // From here on nobody else takes names or codes, on no node: who comes second finds it done.
      keyLocks.lockAll();
      plan = plan(declarations, triggers::lock, activations);
    } catch (ValidationException invalid) {
      return refused(declarations, invalid);
    }
    return take(declarations, plan);
  }

  /** What is told of declarations that are not taken. */
  static DeclarationResult refused(Declarations declarations, ValidationException invalid) {
    return DeclarationResult.refused(
        declarations,
        invalid.violations().stream()
            .map(violation -> violation.field() + ": " + violation.message())
            .toList());
  }

  private Plan plan(
      Declarations declarations,
      Function<DispatchTriggerId, Optional<DispatchTrigger>> find,
      Activations activations) {
    var there = executors.deployments();
    var codes =
        declarations.drafts().stream()
            .map(placed -> placed.draft().externalReferenceCode())
            .filter(code -> code != null && StorableText.isStorable(code))
            .collect(Collectors.toSet());
    var rules =
        new DeclarationRules(
            declarations.deployment(),
            there,
            stored.ofCodes(codes),
            executors::find,
            calendars,
            clock.instant(),
            triggers::idOfCode,
            activations);
    var steps =
        work.plan(code -> triggers.idOfCode(code).flatMap(find), rules).of(declarations.drafts());
    activations.stopIfUnasked();
    var vanished =
        stored.current().stream()
            .filter(one -> !codes.contains(one.code()))
            .filter(
                one ->
                    one.declaration().deployment().equals(declarations.deployment())
                        // The archive may have another name, such as one with its version in it.
                        || (declarations.executorTypes().contains(one.executorType())
                            && !there.contains(one.declaration().deployment())))
            // Who has given it another code has taken it away.
            .filter(DeclarationWork::hasItsCode)
            .toList();
    return new Plan(steps, vanished, rules);
  }

  private static boolean hasItsCode(StoredDeclarations.Current declared) {
    return TriggerState.read(declared.declaration().stated())
        .path("externalReferenceCode")
        .asText()
        .equals(declared.code());
  }

  private DeclarationResult take(Declarations declarations, Plan plan) {
    var user = user(declarations.deployment());
    // Who may deploy executors may have them run.
    var taken = work.take(plan.steps(), ChainSaver.administrator(user));
    for (int i = 0; i < taken.size(); i++) {
      var code = plan.steps().get(i).after().externalReferenceCode();
      if (!plan.rules().isStored(code)) {
        stored.put(taken.get(i), plan.rules().stated(code));
      }
    }
    int deactivated = 0;
    for (var vanished : plan.vanished()) {
      deactivated += withdraw(vanished, declarations.deployment(), user) ? 1 : 0;
    }
    return new DeclarationResult(
        declarations.drafts().size(),
        (int) plan.steps().stream().filter(ImportStep::creates).count(),
        (int) plan.steps().stream().filter(ImportStep::changes).count(),
        deactivated,
        List.of());
  }

  /** Whether it was active until now. */
  private boolean withdraw(StoredDeclarations.Current vanished, String deployment, String user) {
    var trigger = triggers.lock(vanished.trigger());
    boolean active = trigger.filter(found -> found.definition().active()).isPresent();
    var stated = TriggerState.read(vanished.declaration().stated());
    if (active) {
      trigger.ifPresent(
          found -> changes.redefine(found, found.definition().withActive(false), user));
      // So it follows the declaration again if that comes back; one that somebody paused does not.
      stated.put("active", false);
    }
    if (trigger.isPresent()) {
      stored.put(vanished.trigger(), new StoredDeclaration(deployment, stated.toString(), true));
    }
    return active;
  }

  private static String user(String deployment) {
    var user = StorableText.of(USER + deployment);
    return user.substring(0, Math.min(user.length(), LONGEST_USER));
  }
}
