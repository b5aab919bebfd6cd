// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import dev.dispatchee.Roles;
import dev.dispatchee.trigger.runnow.RunNowService;
import dev.dispatchee.web.log.LogReader;
import dev.dispatchee.web.log.LogResource;
import dev.dispatchee.web.openapi.ResponseStatuses;
import dev.dispatchee.web.request.PathIds;
import dev.dispatchee.web.request.QueryParameters;
import dev.dispatchee.web.request.TakesQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Earlier runs once more. */
@Path("/logs/{id}/rerun")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RerunResource {

  @Inject private RunNowService runNow;
  @Inject private LogReader logs;
  @Context private UriInfo uri;
  @Context private HttpHeaders headers;

  /** Runs the trigger of a log now with the settings of that. */
  @POST
  @ResponseStatuses({202, 404, 409, 422, 429})
  @TakesQuery
  @RolesAllowed({Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Response rerun(@PathParam("id") String id) {
    var parameters = new QueryParameters(uri);
    var onOverlap = RunRequests.onOverlap(parameters);
    parameters.check();
    var past = PathIds.log(id);
    var log = logs.get(runNow.rerun(past, onOverlap, RunRequests.key(headers)));
    return Response.accepted(log).location(LogResource.location(uri, log.id())).build();
  }
}
