// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.group;

import dev.dispatchee.Roles;
import dev.dispatchee.page.Page;
import dev.dispatchee.trigger.group.GroupDraft;
import dev.dispatchee.trigger.group.GroupService;
import dev.dispatchee.trigger.group.GroupView;
import dev.dispatchee.web.json.Json;
import dev.dispatchee.web.openapi.ResponseStatuses;
import dev.dispatchee.web.request.Body;
import dev.dispatchee.web.request.IfMatch;
import dev.dispatchee.web.request.QueryParameters;
import dev.dispatchee.web.request.TakesQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Concurrency groups: how many runs of their triggers may be in progress at a time. */
@Path("/groups")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class GroupResource {

  private static final String NAME = "name";

  /** The fields that can only be read; they may be sent back. */
  static final Set<String> READ_ONLY =
      Set.of(
          "inUse",
          "waiting",
          "triggers",
          "createdBy",
          "modifiedBy",
          "dateCreated",
          "dateModified",
          "version");

  @Inject private GroupService groups;
  @Context private UriInfo uri;
  @Context private HttpHeaders headers;

  /** A page of groups. */
  @GET
  @ResponseStatuses(200)
  @TakesQuery
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Page<GroupView> list() {
    var parameters = new QueryParameters(uri);
    var query = parameters.byName();
    parameters.check();
    return groups.list(query);
  }

  /** One group. */
  @GET
  @ResponseStatuses({200, 404})
  @Path("/{name}")
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Response get(@PathParam(NAME) String name) {
    return tagged(Response.ok(), groups.get(name));
  }

  /** Makes a group, or replaces it. */
  @PUT
  @ResponseStatuses({200, 201, 409, 412, 422})
  @Path("/{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public Response put(
      @PathParam(NAME) String name,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      InputStream body) {
    var sent = Json.readTree(Body.read(body, headers));
    sent.remove(READ_ONLY);
    var stored =
        groups.put(name, Json.convert(sent, GroupDraft.class), IfMatch.of(ifMatch), List.of());
    return tagged(
        stored.isNew() ? Response.created(uri.getAbsolutePath()) : Response.ok(), stored.group());
  }

  /** Deletes a group that no trigger is in. */
  @DELETE
  @ResponseStatuses({204, 404, 409, 412})
  @Path("/{name}")
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public void delete(
      @PathParam(NAME) String name, @HeaderParam("If-Match") @Nullable String ifMatch) {
    groups.delete(name, IfMatch.of(ifMatch));
  }

  private static Response tagged(Response.ResponseBuilder response, GroupView group) {
    return response.entity(group).tag(IfMatch.tag(group.version())).build();
  }
}
