// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.schedule;

import dev.dispatchee.Roles;
import dev.dispatchee.trigger.draft.NextFires;
import dev.dispatchee.trigger.draft.SchedulePreviewService;
import dev.dispatchee.web.json.Json;
import dev.dispatchee.web.openapi.ResponseStatuses;
import dev.dispatchee.web.request.Body;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** What schedules will do. */
@Path("/schedules")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
public class ScheduleResource {

  @Inject private SchedulePreviewService preview;
  @Context private HttpHeaders headers;

  /** The next fires of a schedule that is sent; changes nothing. */
  @POST
  @ResponseStatuses({200, 422})
  @Path("/preview")
  @Consumes(MediaType.APPLICATION_JSON)
  public NextFires preview(InputStream body) {
    var sent = Json.read(Body.read(body, headers), PreviewBody.class);
    return preview.of(sent.schedule(), sent.after(), sent.count());
  }
}
