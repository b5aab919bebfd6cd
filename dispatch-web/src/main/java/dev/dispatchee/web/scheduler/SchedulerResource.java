// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.scheduler;

import dev.dispatchee.Roles;
import dev.dispatchee.scheduler.SchedulerService;
import dev.dispatchee.scheduler.SchedulerState;
import dev.dispatchee.web.openapi.ResponseStatuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The whole scheduler. */
@Path("/scheduler")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SchedulerResource {

  @Inject private SchedulerService scheduler;

  /** Whether it is paused. */
  @GET
  @ResponseStatuses(200)
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public SchedulerState state() {
    return scheduler.state();
  }

  /** Pauses it. */
  @POST
  @ResponseStatuses(200)
  @Path("/pause")
  @RolesAllowed(Roles.ADMIN)
  public SchedulerState pause() {
    return scheduler.pause();
  }

  /** Resumes it. */
  @POST
  @ResponseStatuses(200)
  @Path("/resume")
  @RolesAllowed(Roles.ADMIN)
  public SchedulerState resume() {
    return scheduler.resume();
  }
}
