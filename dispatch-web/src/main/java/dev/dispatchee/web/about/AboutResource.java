// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.about;

import dev.dispatchee.Roles;
import dev.dispatchee.configurator.About;
import dev.dispatchee.configurator.AboutService;
import dev.dispatchee.web.openapi.ResponseStatuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the node that answers runs. */
@Path("/about")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AboutResource {

  @Inject private AboutService about;

  /** Versions, and the configuration that is in force. */
  @GET
  @ResponseStatuses(200)
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public About get() {
    return about.thisNode();
  }
}
