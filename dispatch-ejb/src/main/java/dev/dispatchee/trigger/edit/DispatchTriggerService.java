// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.Roles;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.RefusedWhileAway;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.page.Page;
import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.registry.ExecutorCatalog;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.TriggerAccess;
import dev.dispatchee.trigger.TriggerDefinition;
import dev.dispatchee.trigger.TriggerQuery;
import dev.dispatchee.trigger.Triggers;
import dev.dispatchee.trigger.draft.TriggerDraft;
import dev.dispatchee.trigger.draft.TriggerValidation;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Triggers, for users who manage them. Every entry point comes through here, so rules and roles are
 * checked here; each method is one transaction.
 */
@Stateless
@Interceptors(RefusedWhileAway.class)
public class DispatchTriggerService {

  @Resource private SessionContext session;

  @Inject private Triggers triggers;
  @Inject private TriggerViews views;
  @Inject private TriggerChanges changes;
  @Inject private TriggerKeys keys;
  @Inject private ExecutorCatalog executors;
  @Inject private Database database;
  @Inject private Clock clock;

  /** A page of triggers. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Page<TriggerView> list(TriggerQuery query) {
    database.beginSearching();
    return views.list(query);
  }

  /** One trigger, or {@link NotFoundException}. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public TriggerView get(DispatchTriggerId id) {
    return views.get(id);
  }

  /** The id of the trigger that other systems know by this code, if there is one. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Optional<DispatchTriggerId> findByExternalReferenceCode(String code) {
    return triggers.idOfCode(code);
  }

  /**
   * Makes a trigger.
   *
   * @param found what is wrong with what was sent besides: told together with the rest
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   * @throws ConflictException if the name or the code is taken
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not write it
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public TriggerView create(TriggerDraft draft, List<Violation> found) {
    var definition = judge(draft, null, found);
    database.beginWriting();
    return make(definition);
  }

  private TriggerView make(TriggerDefinition definition) {
    keys.take(definition, null);
    return get(changes.create(definition, user()).triggerId());
  }

  /**
   * Replaces the definition of a trigger.
   *
   * @param condition which version may be replaced
   * @param found what is wrong with what was sent besides: told together with the rest
   * @throws NotFoundException if there is none
   * @throws StaleVersionException if it has another version
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   * @throws ConflictException if the name or the code is taken, or a system trigger renamed
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not write it
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public TriggerView replace(
      DispatchTriggerId id, TriggerDraft draft, VersionCondition condition, List<Violation> found) {
    return change(id, condition, before -> judge(draft, before, found));
  }

  /**
   * Changes some fields of a trigger: nobody else changes it between reading and writing.
   *
   * @param change makes of the draft that would leave everything as it is the one that is wanted;
   *     quick, never fails, and may be asked twice
   * @see #replace
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public TriggerView change(
      DispatchTriggerId id,
      UnaryOperator<TriggerDraft> change,
      VersionCondition condition,
      List<Violation> found) {
    return change(
        id,
        condition,
        before -> judge(change.apply(TriggerDraft.unchanged(before)), before, found));
  }

  // What a caller may not do, or what is wrong with it, is told before anybody has to wait for it.
  private TriggerView change(
      DispatchTriggerId id, VersionCondition condition, UnaryOperator<TriggerDefinition> judged) {
    var seen = look(id);
    access().checkChange(seen.definition(), seen.definition().system());
    condition.check(seen.version());
    var unlocked = judged.apply(seen.definition());
    var trigger = lock(id, condition);
    return redefine(
        trigger,
        trigger.definition().equals(seen.definition())
            ? unlocked
            : judged.apply(trigger.definition()));
  }

  private TriggerView redefine(DispatchTrigger trigger, TriggerDefinition after) {
    var before = trigger.definition();
    if (!after.hasKeysOf(before)) {
      keys.take(after, trigger.triggerId());
    }
    changes.redefine(trigger, after, user());
    return get(trigger.triggerId());
  }

  /**
   * Replaces the trigger of an external reference code, or makes it.
   *
   * @param code the code, which the trigger will have
   * @param found what is wrong with what was sent besides, for the id of the trigger; empty when it
   *     is new
   * @see #create
   * @see #replace
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public StoredTrigger createOrReplace(
      String code,
      TriggerDraft draft,
      VersionCondition condition,
      Function<Optional<DispatchTriggerId>, List<Violation>> found) {
    var coded = draft.withExternalReferenceCode(code);
    var seen = triggers.idOfCode(code);
    if (seen.isPresent()) {
      return new StoredTrigger(replace(seen.get(), coded, condition, found.apply(seen)), false);
    }
    condition.checkAbsent();
    var definition = judge(coded, null, found.apply(seen));
    database.beginWriting();
    // Another one may have come meanwhile.
    var id = triggers.idOfCode(code);
    return id.isPresent()
        ? new StoredTrigger(replace(id.get(), coded, condition, found.apply(id)), false)
        : new StoredTrigger(make(definition), true);
  }

  /**
   * Deactivates a trigger; its waiting runs go on. Nothing happens to one that is inactive.
   *
   * @param condition which version may be changed
   * @throws NotFoundException if there is none
   * @throws StaleVersionException if it has another version
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not write it
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public TriggerView pause(DispatchTriggerId id, VersionCondition condition) {
    return setActive(id, false, condition);
  }

  /**
   * Activates a trigger: it fires from now on. Nothing happens to one that is active.
   *
   * @param condition which version may be changed
   * @throws NotFoundException if there is none
   * @throws StaleVersionException if it has another version
   * @throws dev.dispatchee.problem.ValidationException if it has no executor, no schedule, or no
   *     fire ahead
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not write it
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public TriggerView resume(DispatchTriggerId id, VersionCondition condition) {
    return setActive(id, true, condition);
  }

  private TriggerView setActive(DispatchTriggerId id, boolean active, VersionCondition condition) {
    return change(
        id,
        condition,
        before -> {
          var after = before.withActive(active);
          access().checkChange(before, after.system());
          // What was said at the last change may not hold any more: the executor may be gone.
          if (active && !before.active()) {
            TriggerValidation.checkActivation(after, executors::find, clock.instant());
          }
          return after;
        });
  }

  /**
   * Deletes a trigger; its waiting runs are canceled, its logs stay.
   *
   * @param condition which version may be deleted
   * @throws NotFoundException if there is none
   * @throws StaleVersionException if it has another version
   * @throws ConflictException if it is a system trigger, or a run of it is in progress
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not write it
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public void delete(DispatchTriggerId id, VersionCondition condition) {
    var seen = look(id);
    checkMayDelete(seen.definition());
    condition.check(seen.version());
    checkCanBeDeleted(seen.definition());
    var trigger = lock(id, condition);
    checkMayDelete(trigger.definition());
    checkCanBeDeleted(trigger.definition());
    changes.delete(trigger, user());
  }

  private void checkMayDelete(TriggerDefinition definition) {
    access().checkChange(definition, definition.system());
  }

  private static void checkCanBeDeleted(TriggerDefinition definition) {
    if (definition.system()) {
      throw new ConflictException("system-trigger", "a system trigger cannot be deleted");
    }
  }

  private Triggers.Seen look(DispatchTriggerId id) {
    return triggers.look(id).orElseThrow(() -> new NotFoundException(AuditedEntity.TRIGGER, id));
  }

  private DispatchTrigger lock(DispatchTriggerId id, VersionCondition condition) {
    database.beginWriting();
    var trigger =
        triggers.lock(id).orElseThrow(() -> new NotFoundException(AuditedEntity.TRIGGER, id));
    condition.check(trigger.version());
    return trigger;
  }

  /** What a draft makes of a definition, of none for a new trigger, if the caller may have that. */
  private TriggerDefinition judge(
      TriggerDraft draft, @Nullable TriggerDefinition before, List<Violation> found) {
    boolean system = Boolean.TRUE.equals(draft.system());
    if (before == null) {
      access().checkNew(draft.dispatchTaskExecutorType(), system);
    } else {
      access().checkChange(before, system);
    }
    var after = TriggerValidation.validate(draft, executors::find, before, clock.instant(), found);
    if (before != null && before.system() && !before.name().equals(after.name())) {
      throw new ConflictException("system-trigger", "a system trigger cannot be renamed");
    }
    return after;
  }

  private TriggerAccess access() {
    return new TriggerAccess(session::isCallerInRole, executors);
  }

  private String user() {
    return session.getCallerPrincipal().getName();
  }
}
