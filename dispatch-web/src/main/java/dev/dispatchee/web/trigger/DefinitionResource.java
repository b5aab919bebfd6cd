// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import dev.dispatchee.Roles;
import dev.dispatchee.trigger.bulk.DefinitionService;
import dev.dispatchee.trigger.bulk.ImportResult;
import dev.dispatchee.web.openapi.ResponseStatuses;
import dev.dispatchee.web.request.Body;
import dev.dispatchee.web.request.QueryParameters;
import dev.dispatchee.web.request.TakesQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** The definitions of triggers as one document. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DefinitionResource {

  @Inject private DefinitionService definitions;
  @Context private UriInfo uri;
  @Context private HttpHeaders headers;

  /** The definitions of triggers, ordered by external reference code. */
  @GET
  @ResponseStatuses(200)
  @TakesQuery
  @Path("/export")
  @RolesAllowed(Roles.ADMIN)
  public Response export() {
    var parameters = new QueryParameters(uri);
    var filter = TriggerQueries.filter(parameters);
    parameters.check();
    return Response.ok(definitions.export(filter))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"dispatch-triggers.json\"")
        .build();
  }

  /** Makes and changes triggers by external reference code, all or none. */
  @POST
  @ResponseStatuses({200, 409, 422})
  @TakesQuery
  @Path("/import")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.ADMIN)
  public ImportResult importAll(InputStream body) {
    var parameters = new QueryParameters(uri);
    var dryRun = parameters.bool("dryRun");
    parameters.check();
    return definitions.importAll(
        ImportBody.read(Body.readImport(body, headers)), Boolean.TRUE.equals(dryRun));
  }
}
