// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.statistics;

import dev.dispatchee.Roles;
import dev.dispatchee.statistics.LatestRuns;
import dev.dispatchee.statistics.StatisticsService;
import dev.dispatchee.statistics.TriggerStatistics;
import dev.dispatchee.web.openapi.ResponseStatuses;
import dev.dispatchee.web.request.PathIds;
import dev.dispatchee.web.request.QueryParameters;
import dev.dispatchee.web.request.TakesQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** What the runs of triggers came to. */
@Path("/triggers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StatisticsResource {

  @Inject private StatisticsService statistics;
  @Context private UriInfo uri;

  /** The newest runs of some triggers, for lists. */
  @GET
  @ResponseStatuses(200)
  @TakesQuery
  @Path("/statistics")
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public LatestRuns latest() {
    var parameters = new QueryParameters(uri);
    var ids = TriggerIds.read(parameters, "ids", StatisticsService.MOST_TRIGGERS);
    parameters.check();
    return statistics.latest(ids);
  }

  /** What the runs of a trigger came to, day by day. */
  @GET
  @ResponseStatuses({200, 404})
  @TakesQuery
  @Path("/{id}/statistics")
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public TriggerStatistics ofTrigger(@PathParam("id") String id) {
    var parameters = new QueryParameters(uri);
    var days = parameters.number("days", 1, StatisticsService.MOST_DAYS);
    parameters.check();
    return statistics.ofTrigger(
        PathIds.trigger(id), days == null ? StatisticsService.DEFAULT_DAYS : days.intValue());
  }
}
