// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.overview;

import dev.dispatchee.Roles;
import dev.dispatchee.database.RefusedWhileAway;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

/** The state of the engine, for users who monitor it. */
@Stateless
@Interceptors(RefusedWhileAway.class)
public class OverviewService {

  @Inject private Overviews overviews;

  /** How the engine does now. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Overview now() {
    return overviews.now();
  }
}
