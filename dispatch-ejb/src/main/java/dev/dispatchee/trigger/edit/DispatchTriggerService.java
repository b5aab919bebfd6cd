// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.Roles;
import dev.dispatchee.access.Callers;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.businesscalendar.StoredCalendars;
import dev.dispatchee.chain.ChainSaver;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.OwnTransaction;
import dev.dispatchee.database.RefusedWhileAway;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.page.Page;
import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.problem.StaleVersionException;
import dev.dispatchee.problem.VersionCondition;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.registry.ExecutorCatalog;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.TriggerAccess;
import dev.dispatchee.trigger.TriggerDefinition;
import dev.dispatchee.trigger.TriggerQuery;
import dev.dispatchee.trigger.Triggers;
import dev.dispatchee.trigger.draft.ReadinessRule;
import dev.dispatchee.trigger.draft.TriggerDraft;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Triggers, for users who manage them. Every entry point comes through here, so rules and roles are
 * checked here; each method is one transaction, which those that may activate begin themselves.
 */
@Stateless
@Interceptors(RefusedWhileAway.class)
public class DispatchTriggerService {

  @Resource private SessionContext session;

  @Inject private Triggers triggers;
  @Inject private TriggerViews views;
  @Inject private TriggerChanges changes;
  @Inject private TriggerKeys keys;
  @Inject private SavedChains chains;
  @Inject private Callers callers;
  @Inject private ExecutorCatalog executors;
  @Inject private StoredCalendars calendars;
  @Inject private CalendarLocks calendarLocks;
  @Inject private ReadinessRule readiness;
  @Inject private Database database;
  @Inject private OwnTransaction transaction;
  @Inject private Clock clock;

  /** A page of triggers. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Page<TriggerView> list(TriggerQuery query) {
    database.beginSearching();
    return views.list(query, callers.sightOf(session), access());
  }

  /** One trigger, or {@link NotFoundException}. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public TriggerView get(DispatchTriggerId id) {
    return views.get(id, access());
  }

  /** The id of the trigger that other systems know by this code, if the caller sees one. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Optional<DispatchTriggerId> findByExternalReferenceCode(String code) {
    return seen(triggers.idOfCode(code));
  }

  // Who may not see it is told that its code is taken, as by a new one, and nothing more.
  private Optional<DispatchTriggerId> seen(Optional<DispatchTriggerId> id) {
    return id.filter(
        one -> triggers.look(one).filter(there -> access().sees(there.access())).isPresent());
  }

  /**
   * Makes a trigger.
   *
   * @param found what is wrong with what was sent besides: told together with the rest
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong; that it is
   *     not ready, if nothing else is
   * @throws ConflictException if the name or the code is taken
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not write it
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public TriggerView create(TriggerDraft draft, List<Violation> found) {
    return ready(
        judge -> {
          var definition = judge.created(draft, found);
          chains.check(null, null, definition, saver());
          changes.checkGroup(definition);
          database.beginWriting();
          return make(definition);
        });
  }

  private TriggerView make(TriggerDefinition definition) {
    calendarLocks.hold(definition.schedule());
    keys.take(definition, null);
    var trigger = changes.create(definition, user());
    chains.save(trigger.triggerId(), null, definition, saver());
    return stored(trigger);
  }

  /**
   * Replaces the definition of a trigger.
   *
   * @param condition which version may be replaced
   * @param found what is wrong with what was sent besides: told together with the rest
   * @throws NotFoundException if there is none
   * @throws StaleVersionException if it has another version
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong; that it is
   *     not ready, if nothing else is
   * @throws ConflictException if the name or the code is taken, or a system trigger renamed
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not write it
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public TriggerView replace(
      DispatchTriggerId id, TriggerDraft draft, VersionCondition condition, List<Violation> found) {
    return change(id, before -> draft, condition, found);
  }

  /**
   * Changes some fields of a trigger: nobody else changes it between reading and writing.
   *
   * @param change makes of the draft that would leave everything as it is the one that is wanted;
   *     quick, never fails, and may be asked several times
   * @see #replace
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public TriggerView change(
      DispatchTriggerId id,
      UnaryOperator<TriggerDraft> change,
      VersionCondition condition,
      List<Violation> found) {
    return ready(
        judge ->
            change(
                id,
                condition,
                before ->
                    judge.changed(
                        id, before, change.apply(TriggerDraft.unchanged(before)), found)));
  }

  // What a caller may not do, or what is wrong with it, is told before anybody has to wait for it.
  private TriggerView change(
      DispatchTriggerId id, VersionCondition condition, UnaryOperator<TriggerDefinition> judged) {
    var seen = look(id);
    access().checkChange(seen.definition(), seen.definition().system());
    condition.check(seen.version());
    var unlocked = judged.apply(seen.definition());
    chains.check(id, seen.definition(), unlocked, saver());
    changes.checkGroup(unlocked);
    database.beginWriting();
    calendarLocks.hold(unlocked.schedule());
    var trigger = lock(id, condition);
    if (trigger.definition().equals(seen.definition())) {
      return redefine(trigger, unlocked);
    }
    var after = judged.apply(trigger.definition());
    // Out of turn, but there is nothing new to hold unless somebody has just bound it otherwise.
    calendarLocks.hold(after.schedule());
    return redefine(trigger, after);
  }

  private TriggerView redefine(DispatchTrigger trigger, TriggerDefinition after) {
    var before = trigger.definition();
    if (!after.hasKeysOf(before)) {
      keys.take(after, trigger.triggerId());
    }
    changes.redefine(trigger, after, user());
    chains.save(trigger.triggerId(), before, after, saver());
    return stored(trigger);
  }

  private TriggerView stored(DispatchTrigger trigger) {
    triggers.readBack(trigger);
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
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public StoredTrigger createOrReplace(
      String code,
      TriggerDraft draft,
      VersionCondition condition,
      Function<Optional<DispatchTriggerId>, List<Violation>> found) {
    return ready(
        judge ->
            createOrReplace(judge, draft.withExternalReferenceCode(code), code, condition, found));
  }

  private StoredTrigger createOrReplace(
      TriggerJudge judge,
      TriggerDraft draft,
      String code,
      VersionCondition condition,
      Function<Optional<DispatchTriggerId>, List<Violation>> found) {
    Function<DispatchTriggerId, StoredTrigger> replacing =
        id ->
            new StoredTrigger(
                change(
                    id,
                    condition,
                    before -> judge.changed(id, before, draft, found.apply(Optional.of(id)))),
                false);
    var seen = seen(triggers.idOfCode(code));
    if (seen.isPresent()) {
      return replacing.apply(seen.get());
    }
    condition.checkAbsent();
    var definition = judge.created(draft, found.apply(seen));
    chains.check(null, null, definition, saver());
    changes.checkGroup(definition);
    database.beginWriting();
    // Another one may have come meanwhile.
    return seen(triggers.idOfCode(code))
        .map(replacing)
        .orElseGet(() -> new StoredTrigger(make(definition), true));
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
    return change(
        id,
        condition,
        before -> {
          access().checkChange(before, before.system());
          return before.withActive(false);
        });
  }

  /**
   * Activates a trigger: it fires from now on. Nothing happens to one that is active.
   *
   * @param condition which version may be changed
   * @throws NotFoundException if there is none
   * @throws StaleVersionException if it has another version
   * @throws dev.dispatchee.problem.ValidationException if it has no executor, no schedule, or no
   *     fire ahead, or is not ready
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not write it
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public TriggerView resume(DispatchTriggerId id, VersionCondition condition) {
    return ready(judge -> change(id, condition, before -> judge.activated(id, before)));
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
    return access().seen(triggers.look(id), Triggers.Seen::access, id);
  }

  private DispatchTrigger lock(DispatchTriggerId id, VersionCondition condition) {
    database.beginWriting();
    var trigger =
        triggers.lock(id).orElseThrow(() -> new NotFoundException(AuditedEntity.TRIGGER, id));
    condition.check(trigger.version());
    return trigger;
  }

  /** Makes a change in a transaction, after executors have been asked without one. */
  private <T> T ready(Function<TriggerJudge, T> change) {
    return readiness.holdFor(
        activations ->
            transaction.of(
                () ->
                    change.apply(
                        new TriggerJudge(
                            access(), executors, calendars, clock.instant(), activations))));
  }

  private TriggerAccess access() {
    return new TriggerAccess(callers.of(session), executors);
  }

  private ChainSaver saver() {
    return ChainSaver.of(callers.of(session));
  }

  private String user() {
    return session.getCallerPrincipal().getName();
  }
}
