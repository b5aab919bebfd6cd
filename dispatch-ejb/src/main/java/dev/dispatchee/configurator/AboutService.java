// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.Roles;
import dev.dispatchee.database.RefusedWhileAway;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

/** What a node runs, for those who operate it or ask for help. */
@Stateless
@Interceptors(RefusedWhileAway.class)
public class AboutService {

  @Inject private Inventory inventory;

  /** What this node runs, and with which configuration. Holds no secret. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public About thisNode() {
    return inventory.take();
  }
}
