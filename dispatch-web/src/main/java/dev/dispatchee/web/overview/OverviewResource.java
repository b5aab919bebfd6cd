// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.overview;

import dev.dispatchee.Roles;
import dev.dispatchee.overview.Overview;
import dev.dispatchee.overview.OverviewService;
import dev.dispatchee.web.openapi.ResponseStatuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How the engine does. */
@Path("/overview")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OverviewResource {

  @Inject private OverviewService overview;

  /** How it does now, in numbers. */
  @GET
  @ResponseStatuses(200)
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Overview get() {
    return overview.now();
  }
}
