// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import dev.dispatchee.Roles;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.LogView;
import dev.dispatchee.page.Page;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.trigger.draft.NextFires;
import dev.dispatchee.trigger.draft.SchedulePreviewService;
import dev.dispatchee.trigger.edit.DispatchTriggerService;
import dev.dispatchee.trigger.edit.ReadinessService;
import dev.dispatchee.trigger.edit.TriggerView;
import dev.dispatchee.trigger.runnow.RunNowService;
import dev.dispatchee.web.json.Json;
import dev.dispatchee.web.log.LogReader;
import dev.dispatchee.web.log.LogResource;
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

/** Triggers. */
@Path("/triggers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TriggerResource {

  private static final String BY_CODE = "/by-external-reference-code/{code}";
  private static final int FIRST_FIRE_YEAR = 1970;
  private static final int LAST_FIRE_YEAR = 2199;

  @Inject private DispatchTriggerService triggers;
  @Inject private ReadinessService readiness;
  @Inject private RunNowService runNow;
  @Inject private SchedulePreviewService preview;
  @Inject private LogReader logs;
  @Context private UriInfo uri;
  @Context private HttpHeaders headers;

  /** A page of triggers. */
  @GET
  @ResponseStatuses(200)
  @TakesQuery
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Page<TriggerView> list() {
    return triggers.list(TriggerQueries.of(uri));
  }

  /** Makes a trigger. */
  @POST
  @ResponseStatuses({201, 409, 422})
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public Response create(InputStream body) {
    var sent = read(body);
    return created(triggers.create(sent.draft(), SentIdentity.onCreation(sent)));
  }

  /** One trigger. */
  @GET
  @ResponseStatuses({200, 404})
  @Path("/{id}")
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Response get(@PathParam("id") String id) {
    return found(triggers.get(read(id)));
  }

  /** Replaces a trigger. */
  @PUT
  @ResponseStatuses({200, 404, 409, 412, 422})
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public Response replace(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      InputStream body) {
    var trigger = read(id);
    var sent = read(body);
    var identity = SentIdentity.forId(sent, trigger);
    return found(triggers.replace(trigger, sent.draft(), IfMatch.of(ifMatch), identity));
  }

  /** Changes some fields of a trigger. */
  @PATCH
  @ResponseStatuses({200, 404, 409, 412, 422})
  @Path("/{id}")
  @Consumes({Body.MERGE_PATCH, MediaType.APPLICATION_JSON})
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public Response patch(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      InputStream body) {
    var patch = MergePatch.read(Body.readPatch(body, headers));
    var trigger = read(id);
    var identity = SentIdentity.forId(patch.body(), trigger);
    return found(triggers.change(trigger, patch::applyTo, IfMatch.of(ifMatch), identity));
  }

  /** Deletes a trigger. */
  @DELETE
  @ResponseStatuses({204, 404, 409, 412})
  @Path("/{id}")
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public void delete(
      @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    triggers.delete(read(id), IfMatch.of(ifMatch));
  }

  /** Deactivates a trigger. */
  @POST
  @ResponseStatuses({200, 404, 409, 412})
  @Path("/{id}/pause")
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public Response pause(
      @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return found(triggers.pause(read(id), IfMatch.of(ifMatch)));
  }

  /** Activates a trigger. */
  @POST
  @ResponseStatuses({200, 404, 409, 412, 422})
  @Path("/{id}/resume")
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public Response resume(
      @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return found(triggers.resume(read(id), IfMatch.of(ifMatch)));
  }

  /** One trigger, by the name that other systems have for it. */
  @GET
  @ResponseStatuses({200, 404})
  @Path(BY_CODE)
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Response getByCode(@PathParam("code") String code) {
    return found(triggers.get(idOf(code)));
  }

  /** Makes or replaces the trigger of that name. */
  @PUT
  @ResponseStatuses({200, 201, 404, 409, 412, 422})
  @Path(BY_CODE)
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public Response replaceByCode(
      @PathParam("code") String code,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      InputStream body) {
    var sent = read(body);
    var stored =
        triggers.createOrReplace(
            code,
            sent.draft(),
            IfMatch.of(ifMatch),
            id -> SentIdentity.forCode(sent, id.orElse(null), code));
    return stored.isNew() ? created(stored.trigger()) : found(stored.trigger());
  }

  /** Runs a trigger now. */
  @POST
  @ResponseStatuses({202, 404, 409, 422, 429})
  @TakesQuery
  @Path("/{id}/run")
  @RolesAllowed({Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Response run(@PathParam("id") String id, InputStream body) {
    var request = RunRequests.of(uri, headers, Body.read(body, headers));
    var log = logs.get(runNow.run(read(id), request));
    return Response.accepted(log).location(LogResource.location(uri, log.id())).build();
  }

  /** The logs of a trigger. */
  @GET
  @ResponseStatuses({200, 404})
  @TakesQuery
  @Path("/{id}/logs")
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public KeyList<LogView> logs(@PathParam("id") String id) {
    var trigger = read(id);
    triggers.get(trigger);
    return logs.list(uri, trigger);
  }

  /** The next fires of a trigger. */
  @GET
  @ResponseStatuses({200, 404, 422})
  @TakesQuery
  @Path("/{id}/next-fires")
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public NextFires nextFires(@PathParam("id") String id) {
    var parameters = new QueryParameters(uri);
    var after = parameters.instant("after", FIRST_FIRE_YEAR, LAST_FIRE_YEAR);
    var count = parameters.number("count", 1, NextFires.MOST);
    parameters.check();
    return preview.ofTrigger(read(id), after, count == null ? NextFires.DEFAULT : count.intValue());
  }

  private DispatchTriggerId idOf(String code) {
    return triggers
        .findByExternalReferenceCode(code)
        .orElseThrow(() -> new NotFoundException("trigger", "with that external reference code"));
  }

  private Response found(TriggerView trigger) {
    return Response.ok(readiness.ask(trigger)).tag(IfMatch.tag(trigger.version())).build();
  }

  private Response created(TriggerView trigger) {
    var location =
        uri.getBaseUriBuilder()
            .path(TriggerResource.class)
            .path(Long.toString(trigger.id()))
            .build();
    return Response.created(location)
        .entity(readiness.ask(trigger))
        .tag(IfMatch.tag(trigger.version()))
        .build();
  }

  private TriggerBody read(InputStream body) {
    return TriggerBody.of(Json.readTree(Body.read(body, headers)));
  }

  private static DispatchTriggerId read(String id) {
    return PathIds.trigger(id);
  }
}
