// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.alert;

import dev.dispatchee.Roles;
import dev.dispatchee.alert.manage.AlertDraft;
import dev.dispatchee.alert.manage.AlertService;
import dev.dispatchee.alert.manage.AlertView;
import dev.dispatchee.alert.manage.DeliveryQuery;
import dev.dispatchee.alert.manage.DeliveryView;
import dev.dispatchee.alert.send.DeliveryStatus;
import dev.dispatchee.page.Page;
import dev.dispatchee.web.json.Json;
import dev.dispatchee.web.openapi.ResponseStatuses;
import dev.dispatchee.web.request.Body;
import dev.dispatchee.web.request.IfMatch;
import dev.dispatchee.web.request.KeyList;
import dev.dispatchee.web.request.PathIds;
import dev.dispatchee.web.request.QueryParameters;
import dev.dispatchee.web.request.TakesQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
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
import org.jspecify.annotations.Nullable;

/** Alert rules, and what they have sent. */
@Path("/alerts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AlertResource {

  @Inject private AlertService alerts;
  @Context private UriInfo uri;
  @Context private HttpHeaders headers;

  /** A page of rules. */
  @GET
  @ResponseStatuses(200)
  @TakesQuery
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Page<AlertView> list() {
    var parameters = new QueryParameters(uri);
    var query = parameters.byName();
    parameters.check();
    return alerts.list(query);
  }

  /** Makes a rule. */
  @POST
  @ResponseStatuses({201, 409, 422})
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.ADMIN)
  public Response create(InputStream body) {
    var sent = read(body);
    var alert = alerts.create(sent.draft(), sent.faultsOnCreation());
    var location =
        uri.getBaseUriBuilder().path(AlertResource.class).path(Long.toString(alert.id())).build();
    return Response.created(location).entity(alert).tag(IfMatch.tag(alert.version())).build();
  }

  /** One rule. */
  @GET
  @ResponseStatuses({200, 404})
  @Path("/{id}")
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Response get(@PathParam("id") String id) {
    return found(alerts.get(PathIds.alert(id)));
  }

  /** Replaces a rule. */
  @PUT
  @ResponseStatuses({200, 404, 409, 412, 422})
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.ADMIN)
  public Response replace(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      InputStream body) {
    long alert = PathIds.alert(id);
    var sent = read(body);
    return found(
        alerts.change(alert, before -> sent.draft(), IfMatch.of(ifMatch), sent.faultsFor(alert)));
  }

  /** Changes some fields of a rule. */
  @PATCH
  @ResponseStatuses({200, 404, 409, 412, 422})
  @Path("/{id}")
  @Consumes({Body.MERGE_PATCH, MediaType.APPLICATION_JSON})
  @RolesAllowed(Roles.ADMIN)
  public Response patch(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      InputStream body) {
    var patch = Json.readTree(Body.readPatch(body, headers));
    // Unknown fields and wrong types are faults of the patch, whatever it is applied to.
    var sent = AlertBody.of(patch);
    long alert = PathIds.alert(id);
    return found(
        alerts.change(
            alert,
            (AlertDraft before) -> AlertBody.of(Json.merge(Json.tree(before), patch)).draft(),
            IfMatch.of(ifMatch),
            sent.faultsFor(alert)));
  }

  /** Deletes a rule. */
  @DELETE
  @ResponseStatuses({204, 404, 409, 412})
  @Path("/{id}")
  @RolesAllowed(Roles.ADMIN)
  public void delete(
      @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    alerts.delete(PathIds.alert(id), IfMatch.of(ifMatch));
  }

  /** Has a message sent that tells only that it arrives. */
  @POST
  @ResponseStatuses({202, 404})
  @Path("/{id}/test")
  @RolesAllowed(Roles.ADMIN)
  public Response test(@PathParam("id") String id) {
    return Response.accepted(alerts.test(PathIds.alert(id))).build();
  }

  /** A page of messages, the newest first. */
  @GET
  @ResponseStatuses(200)
  @TakesQuery
  @Path("/deliveries")
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public KeyList<DeliveryView> deliveries() {
    var parameters = new QueryParameters(uri);
    var statuses = parameters.constants("status", DeliveryStatus.class);
    if (statuses.size() > 1) {
      parameters.fault("status", statuses.toString(), "one");
    }
    var query =
        new DeliveryQuery(
            parameters.number("alertId", 1, Long.MAX_VALUE),
            statuses.isEmpty() ? null : statuses.get(0),
            parameters.cursor(),
            parameters.pageSize(),
            Boolean.TRUE.equals(parameters.bool("count")));
    parameters.check();
    return KeyList.of(alerts.deliveries(query));
  }

  private AlertBody read(InputStream body) {
    return AlertBody.of(Json.readTree(Body.read(body, headers)));
  }

  private static Response found(AlertView alert) {
    return Response.ok(alert).tag(IfMatch.tag(alert.version())).build();
  }
}
