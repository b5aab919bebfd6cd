// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.access.AccessGroups;
import dev.dispatchee.access.Viewers;
import dev.dispatchee.api.event.TriggerChanged;
import dev.dispatchee.api.event.TriggerChanged.Change;
import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.audit.AuditEntry.Action;
import dev.dispatchee.audit.AuditTrail;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.event.EngineEvents;
import dev.dispatchee.file.Files;
import dev.dispatchee.file.StoredFile;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.queue.OpenRuns;
import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.statistics.TriggerDays;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.TriggerDefinition;
import dev.dispatchee.trigger.Triggers;
import dev.dispatchee.trigger.firing.DueTriggers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * Changes triggers in the transaction that is open: the entity, when it fires, what that means for
 * its runs, and the audit row.
 */
@Singleton
public class TriggerChanges {

  private final Triggers triggers;
  private final DueTriggers dueTriggers;
  private final OpenRuns openRuns;
  private final FireSchedules schedules;
  private final EngineEvents events;
  private final Files files;
  private final Database database;
  private final Clock clock;

  @Inject
  TriggerChanges(
      Triggers triggers,
      DueTriggers dueTriggers,
      OpenRuns openRuns,
      FireSchedules schedules,
      EngineEvents events,
      Files files,
      Database database,
      Clock clock) {
    this.triggers = triggers;
    this.dueTriggers = dueTriggers;
    this.openRuns = openRuns;
    this.schedules = schedules;
    this.events = events;
    this.files = files;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Makes a trigger. The entity does not know of it when the trigger fires: see {@link
   * Triggers#readBack}.
   *
   * @throws ConflictException if the name or the code is taken
   */
  public DispatchTrigger create(TriggerDefinition definition, String user) {
    try {
      return createAll(List.of(definition), user).get(0);
    } catch (ConstraintViolationException taken) {
      throw DuplicateKeys.of(taken, definition);
    }
  }

  /**
   * Makes many triggers with few statements, in their order. Nobody else may take their names and
   * codes meanwhile.
   *
   * @see #create
   */
  public List<DispatchTrigger> createAll(List<TriggerDefinition> definitions, String user) {
    definitions.forEach(this::checkGroup);
    var now = clock.instant();
    var created =
        definitions.stream()
            .map(definition -> DispatchTrigger.create(definition, user, now))
            .toList();
    triggers.add(created);
    database.withConnection(
        connection -> {
          schedules.begin(connection, created, now);
          for (var trigger : created) {
            SavedGates.save(connection, trigger.triggerId(), null, trigger.definition(), user, now);
            Viewers.save(
                connection, trigger.triggerId().value(), AccessGroups.NONE, trigger.access());
          }
          AuditTrail.append(
              connection,
              created.stream()
                  .map(trigger -> entry(Action.CREATE, trigger, null, now, user))
                  .toList());
          return true;
        });
    created.forEach(trigger -> report(trigger, Change.CREATED, user));
    return created;
  }

  /**
   * Makes a trigger another, if it differs. The entity does not know of it when the trigger fires:
   * see {@link Triggers#readBack}.
   */
  public void redefine(DispatchTrigger trigger, TriggerDefinition after, String user) {
    var before = trigger.definition();
    if (after.equals(before)) {
      return;
    }
    checkGroup(after);
    var now = clock.instant();
    boolean reschedules =
        after.active() != before.active()
            || !after.schedule().equals(before.schedule())
            || !Objects.equals(
                after.rules().starts().startJitter(), before.rules().starts().startJitter());
    if (reschedules) {
      // What was due before now belongs to the old schedule, also when no alarm has dealt with it.
      database.withConnection(
          connection -> dueTriggers.fireBefore(connection, trigger.triggerId(), now));
    }
    var stateBefore = TriggerState.of(before);
    trigger.redefine(after, user, now);
    try {
      triggers.flush();
    } catch (ConstraintViolationException taken) {
      throw DuplicateKeys.of(taken, after);
    }
    database.withConnection(
        connection -> {
          if (reschedules) {
            schedules.change(connection, trigger, before, now);
          }
          forgetFailures(connection, trigger.triggerId());
          SavedGates.save(connection, trigger.triggerId(), before, after, user, now);
          Viewers.save(connection, trigger.triggerId().value(), before.access(), after.access());
          AuditTrail.append(connection, entry(Action.UPDATE, trigger, stateBefore, now, user));
          return true;
        });
    report(trigger, Change.UPDATED, user);
  }

  /**
   * Counts another file as a change of the trigger, which is locked; the file has been changed.
   *
   * @param before the file that it had; null for none
   * @param after the file that it has now; null for none
   */
  void changeFile(
      DispatchTrigger trigger,
      @Nullable StoredFile before,
      @Nullable StoredFile after,
      String user) {
    var now = clock.instant();
    var definition = trigger.definition();
    database.withConnection(
        connection -> {
          countChange(connection, trigger.triggerId(), user, now);
          forgetFailures(connection, trigger.triggerId());
          AuditTrail.append(
              connection,
              new AuditEntry(
                  now,
                  user,
                  Action.UPDATE,
                  AuditedEntity.TRIGGER,
                  trigger.triggerId().value(),
                  definition.name(),
                  TriggerState.of(definition, before),
                  TriggerState.of(definition, after)));
          return true;
        });
    report(trigger, Change.UPDATED, user);
  }

  // No field of the entity has changed, which would count it by itself.
  private static void countChange(
      Connection connection, DispatchTriggerId trigger, String user, Instant now)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_trigger set version = version + 1, modified_by = ?, date_modified = ?
            where id = ?
            """)) {
      update.setString(1, user);
      Instants.set(update, 2, now);
      update.setLong(3, trigger.value());
      update.executeUpdate();
    }
  }

  void delete(DispatchTrigger trigger, String user) {
    var id = trigger.triggerId();
    var file = files.find(id.value()).orElse(null);
    var now = clock.instant();
    database.withConnection(
        connection -> {
          // What was due before now has its logs, also when no alarm has dealt with it.
          dueTriggers.fireBefore(connection, id, now);
          // In this order: what a claim has just taken is waited for, and seen in progress then.
          openRuns.cancelQueued(connection, id);
          if (openRuns.isInProgress(connection, id)) {
            throw new ConflictException("run-in-progress", "a run of the trigger is in progress");
          }
          TriggerDays.forget(connection, id);
          SavedGates.forget(connection, id);
          AuditTrail.append(
              connection,
              new AuditEntry(
                  now,
                  user,
                  Action.DELETE,
                  AuditedEntity.TRIGGER,
                  id.value(),
                  trigger.name(),
                  file == null
                      ? TriggerState.of(trigger.definition())
                      : TriggerState.of(trigger.definition(), file),
                  null));
          return true;
        });
    triggers.remove(trigger);
    report(trigger, Change.DELETED, user);
  }

  /**
   * Refuses a group that is not there.
   *
   * @throws dev.dispatchee.problem.ValidationException if there is none of that name
   */
  void checkGroup(TriggerDefinition definition) {
    if (definition.rules().starts().concurrencyGroup() == null) {
      return;
    }
    database.withConnection(
        connection -> {
          SavedGates.check(connection, definition);
          return true;
        });
  }

  private void report(DispatchTrigger trigger, Change change, String user) {
    var event = new TriggerChanged(trigger.triggerId().value(), trigger.name(), change, user);
    database.afterCommit(() -> events.report(() -> event));
  }

  // Whatever was changed may have mended it.
  private static void forgetFailures(Connection connection, DispatchTriggerId trigger)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update dispatch_trigger set failures_in_a_row = 0 where id = ?"
                + " and failures_in_a_row > 0")) {
      update.setLong(1, trigger.value());
      update.executeUpdate();
    }
  }

  private static AuditEntry entry(
      Action action, DispatchTrigger trigger, @Nullable String before, Instant now, String user) {
    var definition = trigger.definition();
    return new AuditEntry(
        now,
        user,
        action,
        AuditedEntity.TRIGGER,
        trigger.triggerId().value(),
        definition.name(),
        before,
        TriggerState.of(definition));
  }
}
