// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** How the engine does, for who watches it. */
@Stateless
public class OverviewService {

  @Inject private Overviews overviews;

  /** How the engine does now. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Overview now() {
    return overviews.now();
  }
}
