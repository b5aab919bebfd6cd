// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.calendar;

import dev.dispatchee.Roles;
import dev.dispatchee.calendar.CalendarService;
import dev.dispatchee.calendar.FireCalendar;
import dev.dispatchee.web.openapi.ResponseStatuses;
import dev.dispatchee.web.request.TakesQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** What will fire when, of all triggers. */
@Path("/calendar")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CalendarResource {

  @Inject private CalendarService calendar;
  @Context private UriInfo uri;

  /** What will fire in a time. */
  @GET
  @ResponseStatuses({200, 422, 429})
  @TakesQuery
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public FireCalendar get() {
    return calendar.of(CalendarQueries.of(uri));
  }
}
