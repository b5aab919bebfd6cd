// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.api.event.TriggerChanged;
import dev.dispatchee.api.event.TriggerChanged.Change;
import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.audit.AuditEntry.Action;
import dev.dispatchee.audit.AuditTrail;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.businesscalendar.StoredCalendars;
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
import dev.dispatchee.trigger.firing.Alarms;
import dev.dispatchee.trigger.firing.DueTriggers;
import dev.dispatchee.trigger.firing.FireDates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
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
  private final Alarms alarms;
  private final StoredCalendars calendars;
  private final EngineEvents events;
  private final Files files;
  private final Database database;
  private final Clock clock;

  @Inject
  TriggerChanges(
      Triggers triggers,
      DueTriggers dueTriggers,
      OpenRuns openRuns,
      Alarms alarms,
      StoredCalendars calendars,
      EngineEvents events,
      Files files,
      Database database,
      Clock clock) {
    this.triggers = triggers;
    this.dueTriggers = dueTriggers;
    this.openRuns = openRuns;
    this.alarms = alarms;
    this.calendars = calendars;
    this.events = events;
    this.files = files;
    this.database = database;
    this.clock = clock;
  }

  public DispatchTrigger create(TriggerDefinition definition, String user) {
    var now = clock.instant();
    var trigger = DispatchTrigger.create(definition, user, now);
    write(() -> triggers.add(trigger), definition);
    database.withConnection(
        connection -> {
          schedule(connection, trigger, IntervalAnchor.NONE.after(null, definition, now), now);
          audit(connection, Action.CREATE, trigger, null, now, user);
          return true;
        });
    triggers.write(trigger);
    report(trigger, Change.CREATED, user);
    return trigger;
  }

  public void redefine(DispatchTrigger trigger, TriggerDefinition after, String user) {
    var before = trigger.definition();
    if (after.equals(before)) {
      return;
    }
    var now = clock.instant();
    boolean reschedules =
        after.active() != before.active() || !after.schedule().equals(before.schedule());
    if (reschedules) {
      // What was due before now belongs to the old schedule, also when no alarm has dealt with it.
      database.withConnection(
          connection -> dueTriggers.fireBefore(connection, trigger.triggerId(), now));
    }
    var stateBefore = TriggerState.of(before);
    trigger.redefine(after, user, now);
    write(() -> triggers.write(trigger), after);
    database.withConnection(
        connection -> {
          if (reschedules) {
            var anchor = anchor(connection, trigger.triggerId()).after(before, after, now);
            schedule(connection, trigger, anchor, now);
          }
          forgetFailures(connection, trigger.triggerId());
          audit(connection, Action.UPDATE, trigger, stateBefore, now, user);
          return true;
        });
    triggers.write(trigger);
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
    triggers.write(trigger);
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

  private void report(DispatchTrigger trigger, Change change, String user) {
    var event = new TriggerChanged(trigger.triggerId().value(), trigger.name(), change, user);
    database.afterCommit(() -> events.report(() -> event));
  }

  private static void write(Runnable change, TriggerDefinition definition) {
    try {
      change.run();
    } catch (ConstraintViolationException taken) {
      throw DuplicateKeys.of(taken, definition);
    }
  }

  /** Stores when a trigger fires from now on, and sets the alarm for it. */
  private void schedule(
      Connection connection, DispatchTrigger trigger, @Nullable Instant anchor, Instant now)
      throws SQLException {
    var definition = trigger.definition();
    // Nothing before now fires.
    var from = anchor == null ? now : anchor;
    var dates =
        definition.active()
            ? FireDates.after(definition.schedule().schedule(from, calendars), now.minusMillis(1))
            : FireDates.NONE;
    store(connection, trigger.triggerId(), anchor, dates);
    if (dates.due() != null) {
      alarms.setInTransaction(dates.due());
    }
  }

  // Not from the entity: what was due before the change may just have fired.
  private static IntervalAnchor anchor(Connection connection, DispatchTriggerId trigger)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select anchor_date, previous_fire_date from dispatch_trigger where id = ?")) {
      select.setLong(1, trigger.value());
      try (var row = select.executeQuery()) {
        return row.next()
            ? new IntervalAnchor(
                Instants.find(row, "anchor_date").orElse(null),
                Instants.find(row, "previous_fire_date").orElse(null))
            : IntervalAnchor.NONE;
      }
    }
  }

  private static void store(
      Connection connection, DispatchTriggerId trigger, @Nullable Instant anchor, FireDates dates)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_trigger set anchor_date = ?, next_due_date = ?, next_fire_date = ?
            where id = ?
            """)) {
      Instants.set(update, 1, anchor);
      Instants.set(update, 2, dates.due());
      Instants.set(update, 3, dates.fire());
      update.setLong(4, trigger.value());
      update.executeUpdate();
    }
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

  private static void audit(
      Connection connection,
      Action action,
      DispatchTrigger trigger,
      @Nullable String before,
      Instant now,
      String user)
      throws SQLException {
    var definition = trigger.definition();
    AuditTrail.append(
        connection,
        new AuditEntry(
            now,
            user,
            action,
            AuditedEntity.TRIGGER,
            trigger.triggerId().value(),
            definition.name(),
            before,
            TriggerState.of(definition)));
  }
}
