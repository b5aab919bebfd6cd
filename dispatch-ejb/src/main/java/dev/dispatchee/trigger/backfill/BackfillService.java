// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.backfill;

import dev.dispatchee.Roles;
import dev.dispatchee.access.Callers;
import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.audit.AuditTrail;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.businesscalendar.StoredCalendars;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.RefusedWhileAway;
import dev.dispatchee.listener.DispatchBell;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.registry.ExecutorCatalog;
import dev.dispatchee.schedule.Schedule;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.TriggerAccess;
import dev.dispatchee.trigger.TriggerLock;
import dev.dispatchee.trigger.Triggers;
import dev.dispatchee.trigger.runnow.RunRate;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Backfills, for users who run triggers. The bell rings when rows have been committed, hence with
 * no transaction of the caller's.
 */
@Stateless
@Interceptors(RefusedWhileAway.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BackfillService {

  /** How many are told of a trigger at most, the newest. */
  public static final int MOST_TOLD = 100;

  @Resource private SessionContext session;
  @Inject private Callers callers;
  @Inject private ExecutorCatalog executors;
  @Inject private StoredCalendars calendars;
  @Inject private Database database;
  @Inject private Triggers triggers;
  @Inject private BackfillSteps steps;
  @Inject private RunRate rate;
  @Inject private DispatchBell bell;
  @Inject private Clock clock;

  /**
   * Begins one: the first instants are queued at once. Also of a trigger that is not active.
   *
   * @throws NotFoundException if there is no such trigger
   * @throws dev.dispatchee.problem.ValidationException if the range is not of the past, or has no
   *     instants or too many, or too many are to run at once
   * @throws ConflictException if the trigger has one in progress
   * @throws dev.dispatchee.problem.TooManyRequestsException if the caller asks for too many
   */
  @RolesAllowed({Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Backfill begin(DispatchTriggerId id, BackfillRequest request) {
    var user = session.getCallerPrincipal().getName();
    rate.count(user);
    var what = request.validate(clock.instant());
    var trigger = seen(id);
    access().checkRun(trigger.access());
    var instants = what.instants(scheduleOf(trigger));
    long begun =
        database.inTransaction(connection -> begin(connection, trigger, what, instants, user));
    bell.ring(steps.take(begun).queued());
    return find(id, begun);
  }

  private @Nullable Schedule scheduleOf(DispatchTrigger trigger) {
    var anchor = trigger.anchor().orElse(trigger.dateCreated());
    return trigger.schedule().schedule(anchor, calendars).orElse(null);
  }

  private long begin(
      Connection connection,
      DispatchTrigger trigger,
      ValidBackfill what,
      List<Instant> instants,
      String user)
      throws SQLException {
    // Of two at once the second waits for the first, and sees its backfill.
    TriggerLock.take(connection, database.dialect(), trigger.triggerId());
    if (BackfillTable.isRunning(connection, trigger.triggerId())) {
      throw new ConflictException(
          "backfill-running",
          "the trigger has a backfill in progress; cancel it or wait for its end");
    }
    var now = clock.instant();
    AuditTrail.append(
        connection,
        new AuditEntry(
            now,
            user,
            AuditEntry.Action.RUN,
            AuditedEntity.TRIGGER,
            trigger.triggerId().value(),
            trigger.name(),
            null,
            "{\"backfill\":{\"from\":\"%s\",\"to\":\"%s\",\"instants\":%d}}"
                .formatted(what.from(), what.to(), instants.size())));
    return BackfillTable.insert(
        connection, database.dialect(), trigger.triggerId(), what, instants, user, now);
  }

  /**
   * Those of a trigger, the newest first, at most {@link #MOST_TOLD}.
   *
   * @throws NotFoundException if there is no such trigger
   */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public List<Backfill> list(DispatchTriggerId id) {
    seen(id);
    return database.withConnection(connection -> BackfillTable.of(connection, id, MOST_TOLD));
  }

  /**
   * One of a trigger.
   *
   * @throws NotFoundException if there is none of that number
   */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Backfill find(DispatchTriggerId id, long backfill) {
    seen(id);
    return database
        .withConnection(connection -> BackfillTable.find(connection, id, backfill))
        .orElseThrow(() -> new NotFoundException("backfill", backfill));
  }

  /**
   * Queues nothing more of one, and asks its runs to end. Nothing happens to one that has ended.
   *
   * @throws NotFoundException if there is none of that number
   */
  @RolesAllowed({Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Backfill cancel(DispatchTriggerId id, long backfill) {
    var user = session.getCallerPrincipal().getName();
    find(id, backfill);
    // Before the transaction, which has a connection of its own.
    var trigger = seen(id);
    access().checkRun(trigger.access());
    var name = trigger.name();
    boolean canceled =
        database.inTransaction(
            connection -> {
              boolean did = BackfillTable.cancel(connection, backfill, user);
              if (did) {
                AuditTrail.append(connection, canceled(id, name, backfill, user));
              }
              return did;
            });
    if (canceled) {
      steps.take(backfill);
      // What waited has ended with that.
      steps.take(backfill);
    }
    return find(id, backfill);
  }

  private DispatchTrigger seen(DispatchTriggerId id) {
    return access().seen(triggers.find(id), DispatchTrigger::access, id);
  }

  private TriggerAccess access() {
    return new TriggerAccess(callers.of(session), executors);
  }

  private AuditEntry canceled(DispatchTriggerId id, String name, long backfill, String user) {
    return new AuditEntry(
        clock.instant(),
        user,
        AuditEntry.Action.CANCEL,
        AuditedEntity.TRIGGER,
        id.value(),
        name,
        null,
        "{\"backfill\":%d}".formatted(backfill));
  }
}
