// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.overview;

import dev.dispatchee.Roles;
import dev.dispatchee.access.Callers;
import dev.dispatchee.database.RefusedWhileAway;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

/** The state of the engine, for users who monitor it. */
@Stateless
@Interceptors(RefusedWhileAway.class)
public class OverviewService {

  @Resource private SessionContext session;
  @Inject private Callers callers;
  @Inject private Overviews overviews;

  /** How the engine does now, by the triggers that the caller may see. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Overview now() {
    return overviews.now(callers.sightOf(session));
  }
}
