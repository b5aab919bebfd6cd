// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import dev.dispatchee.Roles;
import dev.dispatchee.access.Callers;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.database.RefusedWhileAway;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.problem.NotFoundException;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.Collection;

/** What runs came to, for users who look at triggers. */
@Stateless
@Interceptors(RefusedWhileAway.class)
public class StatisticsService {

  /** Of so many days at most. */
  public static final int MOST_DAYS = RollUp.DAYS_KEPT;

  /** Unless another number is asked for. */
  public static final int DEFAULT_DAYS = 365;

  /** Of so many triggers at most at once. */
  public static final int MOST_TRIGGERS = 100;

  @Resource private SessionContext session;
  @Inject private Callers callers;
  @Inject private Statistics statistics;

  /**
   * What the runs of a trigger came to.
   *
   * @param days on how many days, today included, 1 to {@link #MOST_DAYS}
   * @throws NotFoundException if there is no such trigger
   */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public TriggerStatistics ofTrigger(DispatchTriggerId id, int days) {
    return statistics
        .of(id, days, callers.sightOf(session))
        .orElseThrow(() -> new NotFoundException(AuditedEntity.TRIGGER, id));
  }

  /**
   * The newest runs of some triggers.
   *
   * @param ids which, {@link #MOST_TRIGGERS} at most; those that there are not, or that the caller
   *     may not see, are left out
   */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public LatestRuns latest(Collection<DispatchTriggerId> ids) {
    return statistics.latest(ids, callers.sightOf(session));
  }
}
