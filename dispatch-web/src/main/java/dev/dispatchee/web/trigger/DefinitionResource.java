// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import dev.dispatchee.Roles;
import dev.dispatchee.trigger.bulk.DefinitionService;
import dev.dispatchee.trigger.bulk.Export;
import dev.dispatchee.trigger.bulk.ImportResult;
import dev.dispatchee.trigger.bulk.Manager;
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

  // Weighs less, so that who does not say what he takes gets JSON.
  private static final String YAML = Body.YAML + ";qs=0.5";

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
    return attached(exported(), "dispatch-triggers.json");
  }

  /** The same for people to read and write. */
  @GET
  @ResponseStatuses(200)
  @TakesQuery
  @Path("/export")
  @Produces(YAML)
  @RolesAllowed(Roles.ADMIN)
  public Response exportYaml() {
    return attached(YamlBody.write(exported()), "dispatch-triggers.yaml");
  }

  private Export exported() {
    var parameters = new QueryParameters(uri);
    var filter = TriggerQueries.filter(parameters);
    parameters.check();
    return definitions.export(filter);
  }

  private static Response attached(Object document, String name) {
    return Response.ok(document)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name))
        .build();
  }

  /** Makes and changes triggers by external reference code, all or none. */
  @POST
  @ResponseStatuses({200, 409, 422})
  @TakesQuery
  @Path("/import")
  @Consumes({MediaType.APPLICATION_JSON, Body.YAML})
  @RolesAllowed(Roles.ADMIN)
  public ImportResult importAll(InputStream body) {
    var parameters = new QueryParameters(uri);
    var dryRun = parameters.bool("dryRun");
    var managedBy = parameters.text("managedBy");
    parameters.check();
    var sent = Body.readImport(body, headers);
    return definitions.importAll(
        ImportBody.read(isYaml() ? YamlBody.toJson(sent) : sent),
        Boolean.TRUE.equals(dryRun),
        managedBy == null ? null : new Manager(managedBy));
  }

  private boolean isYaml() {
    var type = headers.getMediaType();
    return type != null && type.isCompatible(MediaType.valueOf(Body.YAML));
  }
}
