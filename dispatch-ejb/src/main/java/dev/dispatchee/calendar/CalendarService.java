// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import dev.dispatchee.Roles;
import dev.dispatchee.access.Callers;
import dev.dispatchee.database.RefusedWhileAway;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

/** The time ahead, for users who plan. No transaction is open while it is computed. */
@Stateless
@Interceptors(RefusedWhileAway.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CalendarService {

  @Resource private SessionContext session;
  @Inject private Callers callers;
  @Inject private Calendars calendars;

  /**
   * What will fire in a time, of the triggers that the caller may see.
   *
   * @throws dev.dispatchee.problem.TooManyRequestsException if too many ask at this moment
   */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public FireCalendar of(CalendarQuery query) {
    return calendars.of(query, callers.sightOf(session));
  }
}
