// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import dev.dispatchee.Roles;
import dev.dispatchee.page.Page;
import dev.dispatchee.trigger.backfill.Backfill;
import dev.dispatchee.trigger.backfill.BackfillRequest;
import dev.dispatchee.trigger.backfill.BackfillService;
import dev.dispatchee.web.json.Json;
import dev.dispatchee.web.openapi.ResponseStatuses;
import dev.dispatchee.web.request.Body;
import dev.dispatchee.web.request.PathIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** Past instants of a trigger, which users have run. */
@Path("/triggers/{id}/backfills")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BackfillResource {

  @Inject private BackfillService backfills;
  @Context private UriInfo uri;
  @Context private HttpHeaders headers;

  /** Has the instants of a time run. */
  @POST
  @ResponseStatuses({201, 404, 409, 422, 429})
  @RolesAllowed({Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Response begin(@PathParam("id") String id, InputStream body) {
    var request = Json.read(Body.read(body, headers), BackfillRequest.class);
    var begun = backfills.begin(PathIds.trigger(id), request);
    var location = uri.getAbsolutePathBuilder().path(Long.toString(begun.id())).build();
    return Response.created(location).entity(begun).build();
  }

  /** Those of a trigger, the newest first. */
  @GET
  @ResponseStatuses({200, 404})
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Page<Backfill> list(@PathParam("id") String id) {
    var newest = backfills.list(PathIds.trigger(id));
    return Page.of(newest, 1, BackfillService.MOST_TOLD, newest.size());
  }

  /** How one stands. */
  @GET
  @ResponseStatuses({200, 404})
  @Path("/{backfillId}")
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Backfill find(@PathParam("id") String id, @PathParam("backfillId") String backfillId) {
    return backfills.find(PathIds.trigger(id), PathIds.backfill(backfillId));
  }

  /** Ends one early. */
  @POST
  @ResponseStatuses({200, 404})
  @Path("/{backfillId}/cancel")
  @RolesAllowed({Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Backfill cancel(@PathParam("id") String id, @PathParam("backfillId") String backfillId) {
    return backfills.cancel(PathIds.trigger(id), PathIds.backfill(backfillId));
  }
}
