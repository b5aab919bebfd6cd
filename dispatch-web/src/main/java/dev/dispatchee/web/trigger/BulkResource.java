// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import dev.dispatchee.Roles;
import dev.dispatchee.trigger.TriggerFilter;
import dev.dispatchee.trigger.bulk.BulkChangeService;
import dev.dispatchee.trigger.bulk.BulkResult;
import dev.dispatchee.web.openapi.ResponseStatuses;
import dev.dispatchee.web.request.QueryParameters;
import dev.dispatchee.web.request.TakesQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.BiFunction;

/** Many triggers at once: those that a filter lets pass. */
@Path("/triggers/bulk")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BulkResource {

  @Inject private BulkChangeService changes;
  @Context private UriInfo uri;

  /** Deactivates them. */
  @POST
  @ResponseStatuses({200, 422})
  @TakesQuery
  @Path("/pause")
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public BulkResult pause() {
    return change(new QueryParameters(uri), changes::pause);
  }

  /** Activates them. */
  @POST
  @ResponseStatuses({200, 422})
  @TakesQuery
  @Path("/resume")
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public BulkResult resume() {
    return change(new QueryParameters(uri), changes::resume);
  }

  /** Deletes them. */
  @POST
  @ResponseStatuses({200, 422})
  @TakesQuery
  @Path("/delete")
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public BulkResult delete() {
    return change(new QueryParameters(uri), changes::delete);
  }

  /** Runs them now. */
  @POST
  @ResponseStatuses({200, 422})
  @TakesQuery
  @Path("/run")
  @RolesAllowed({Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public BulkResult run() {
    var parameters = new QueryParameters(uri);
    var onOverlap = RunRequests.onOverlap(parameters);
    return change(parameters, (filter, dryRun) -> changes.run(filter, dryRun, onOverlap));
  }

  private static BulkResult change(
      QueryParameters parameters, BiFunction<TriggerFilter, Boolean, BulkResult> change) {
    var filter = TriggerQueries.filter(parameters);
    var dryRun = parameters.bool("dryRun");
    if (filter.letsAllPass()) {
      parameters.fault(
          "label",
          "nothing",
          "at least one of label, search, active, status, dispatchTaskExecutorType");
    }
    parameters.check();
    return change.apply(filter, Boolean.TRUE.equals(dryRun));
  }
}
