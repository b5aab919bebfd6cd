// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.scheduler;

import dev.dispatchee.Roles;
import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.audit.AuditTrail;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.RefusedWhileAway;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;

/**
 * The switch of the whole scheduler, for administrators. A change is committed before this node
 * looks at it, hence with no transaction of the caller's; the others see it within two seconds.
 */
@Stateless
@Interceptors(RefusedWhileAway.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SchedulerService {

  private static final long THE_ONE = 1;

  @Resource private SessionContext session;
  @Inject private Database database;
  @Inject private SchedulerSwitch scheduler;
  @Inject private Clock clock;

  /** How it stands. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public SchedulerState state() {
    return scheduler.look();
  }

  /**
   * From now on nothing fires and only runs that somebody asked for are started; what runs, runs
   * on. Nothing happens when it is paused already.
   */
  @RolesAllowed(Roles.ADMIN)
  public SchedulerState pause() {
    return change(true, AuditEntry.Action.PAUSE);
  }

  /**
   * Goes on: what was due meanwhile is a misfire, by the policy of each trigger. Nothing happens
   * when it is not paused.
   */
  @RolesAllowed(Roles.ADMIN)
  public SchedulerState resume() {
    return change(false, AuditEntry.Action.RESUME);
  }

  private SchedulerState change(boolean paused, AuditEntry.Action action) {
    var user = session.getCallerPrincipal().getName();
    database.runInTransaction(
        connection -> {
          var now = clock.instant();
          if (SchedulerSwitch.change(connection, paused, user, now)) {
            AuditTrail.append(
                connection,
                new AuditEntry(
                    now,
                    user,
                    action,
                    AuditedEntity.SCHEDULER,
                    THE_ONE,
                    AuditedEntity.SCHEDULER,
                    paused(!paused),
                    paused(paused)));
          }
        });
    return scheduler.look();
  }

  private static String paused(boolean paused) {
    return "{\"paused\":%s}".formatted(paused);
  }
}
