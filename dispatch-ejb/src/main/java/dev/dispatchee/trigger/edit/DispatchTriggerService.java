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
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import dev.dispatchee.registry.ExecutorAvailability;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
  @Inject private TriggerChanges changes;
  @Inject private KeyLocks keyLocks;
  @Inject private ExecutorAvailability availability;
  @Inject private DispatchTaskExecutorRegistry registry;
  @Inject private Database database;
  @Inject private Clock clock;

  /** A page of triggers. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Page<TriggerView> list(TriggerQuery query) {
    database.beginSearching();
    var page = triggers.list(query);
    var available = availability.types();
    return Page.of(
        page.items().stream().map(found -> view(found, available)).toList(),
        page.page(),
        page.pageSize(),
        page.totalCount());
  }

  /**
   * One trigger.
   *
   * @throws NotFoundException if there is none
   */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public TriggerView get(DispatchTriggerId id) {
    return view(
        triggers
            .findWithStatus(id)
            .orElseThrow(() -> new NotFoundException(AuditedEntity.TRIGGER, id)),
        availability.types());
  }

  /** The id of the trigger that other systems know by this code, if there is one. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Optional<DispatchTriggerId> findByExternalReferenceCode(String code) {
    return triggers.idOfCode(code);
  }

  /**
   * Makes a trigger.
   *
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   * @throws ConflictException if the name or the code is taken
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not write it
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public TriggerView create(TriggerDraft draft) {
    return create(draft, List.of());
  }

  /**
   * As {@link #create(TriggerDraft)}.
   *
   * @param found what is wrong with what was sent besides: told together with the rest
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public TriggerView create(TriggerDraft draft, List<Violation> found) {
    database.beginWriting();
    var definition = validate(draft, null, found);
    access().checkSettingsOf(definition.executorType());
    access().checkSystem(false, definition.system());
    keyLocks.lock(definition);
    checkNotTaken(definition, null);
    return get(changes.create(definition, user()).triggerId());
  }

  /**
   * Replaces the definition of a trigger.
   *
   * @param expectedVersion replace this version only; null for whichever there is
   * @throws NotFoundException if there is none
   * @throws StaleVersionException if it has another version
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   * @throws ConflictException if the name or the code is taken, or a system trigger renamed
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not write it
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public TriggerView replace(
      DispatchTriggerId id, TriggerDraft draft, @Nullable Long expectedVersion) {
    return replace(id, draft, expectedVersion, List.of());
  }

  /**
   * As {@link #replace(DispatchTriggerId, TriggerDraft, Long)}.
   *
   * @param found what is wrong with what was sent besides: told together with the rest
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public TriggerView replace(
      DispatchTriggerId id,
      TriggerDraft draft,
      @Nullable Long expectedVersion,
      List<Violation> found) {
    var trigger = lock(id, expectedVersion);
    var before = trigger.definition();
    var after = validate(draft, before, found);
    access().checkSettingsOf(before.executorType());
    access().checkSystem(before.system(), after.system());
    if (before.system() && !before.name().equals(after.name())) {
      throw new ConflictException("system-trigger", "a system trigger cannot be renamed");
    }
    if (!after.hasKeysOf(before)) {
      keyLocks.lock(after);
      checkNotTaken(after, id);
    }
    changes.redefine(trigger, after, user());
    return get(id);
  }

  /**
   * Deactivates a trigger; its waiting runs go on. Nothing happens to one that is inactive.
   *
   * @param expectedVersion change this version only; null for whichever there is
   * @throws NotFoundException if there is none
   * @throws StaleVersionException if it has another version
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not write it
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public TriggerView pause(DispatchTriggerId id, @Nullable Long expectedVersion) {
    return setActive(id, false, expectedVersion);
  }

  /**
   * Activates a trigger: it fires from now on. Nothing happens to one that is active.
   *
   * @param expectedVersion change this version only; null for whichever there is
   * @throws NotFoundException if there is none
   * @throws StaleVersionException if it has another version
   * @throws dev.dispatchee.problem.ValidationException if it has no executor, no schedule, or no
   *     fire ahead
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not write it
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public TriggerView resume(DispatchTriggerId id, @Nullable Long expectedVersion) {
    return setActive(id, true, expectedVersion);
  }

  private TriggerView setActive(
      DispatchTriggerId id, boolean active, @Nullable Long expectedVersion) {
    var trigger = lock(id, expectedVersion);
    var before = trigger.definition();
    var after = before.withActive(active);
    // What was said at the last change may not hold any more: the executor may be gone.
    if (active && !before.active()) {
      TriggerValidation.checkActivation(after, registry::describe, clock.instant());
    }
    access().checkSettingsOf(before.executorType());
    access().checkSystem(before.system(), before.system());
    changes.redefine(trigger, after, user());
    return get(id);
  }

  /**
   * Deletes a trigger; its waiting runs are canceled, its logs stay.
   *
   * @param expectedVersion delete this version only; null for whichever there is
   * @throws NotFoundException if there is none
   * @throws StaleVersionException if it has another version
   * @throws ConflictException if it is a system trigger, or a run of it is in progress
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not write it
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public void delete(DispatchTriggerId id, @Nullable Long expectedVersion) {
    var trigger = lock(id, expectedVersion);
    access().checkSettingsOf(trigger.executorType());
    if (trigger.isSystem()) {
      throw new ConflictException("system-trigger", "a system trigger cannot be deleted");
    }
    changes.delete(trigger, user());
  }

  private DispatchTrigger lock(DispatchTriggerId id, @Nullable Long expectedVersion) {
    database.beginWriting();
    var trigger =
        triggers.lock(id).orElseThrow(() -> new NotFoundException(AuditedEntity.TRIGGER, id));
    if (expectedVersion != null && expectedVersion != trigger.version()) {
      throw new StaleVersionException(expectedVersion, trigger.version());
    }
    return trigger;
  }

  private TriggerDefinition validate(
      TriggerDraft draft, @Nullable TriggerDefinition before, List<Violation> found) {
    TriggerDefinition definition;
    try {
      definition = TriggerValidation.validate(draft, registry::describe, before, clock.instant());
    } catch (ValidationException invalid) {
      throw invalid.and(found);
    }
    if (!found.isEmpty()) {
      throw new ValidationException(found);
    }
    return definition;
  }

  private void checkNotTaken(TriggerDefinition definition, @Nullable DispatchTriggerId id) {
    if (triggers
        .idOfName(definition.name())
        .filter(other -> !Objects.equals(other, id))
        .isPresent()) {
      throw DuplicateKeys.name(definition);
    }
    if (triggers
        .idOfCode(definition.externalReferenceCode())
        .filter(other -> !Objects.equals(other, id))
        .isPresent()) {
      throw DuplicateKeys.code(definition);
    }
  }

  private TriggerAccess access() {
    return new TriggerAccess(session::isCallerInRole, registry);
  }

  private String user() {
    return session.getCallerPrincipal().getName();
  }

  private static TriggerView view(Triggers.WithStatus found, Set<String> available) {
    return TriggerView.of(
        found.trigger(), found.newest(), available.contains(found.trigger().executorType()));
  }
}
