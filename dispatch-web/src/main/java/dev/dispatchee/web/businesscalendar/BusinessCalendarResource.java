// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.businesscalendar;

import dev.dispatchee.Roles;
import dev.dispatchee.businesscalendar.CalendarSummary;
import dev.dispatchee.businesscalendar.CalendarView;
import dev.dispatchee.page.Page;
import dev.dispatchee.trigger.rebind.BusinessCalendarService;
import dev.dispatchee.web.openapi.ResponseStatuses;
import dev.dispatchee.web.request.Body;
import dev.dispatchee.web.request.IfMatch;
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

/** Business calendars. */
@Path("/calendars")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BusinessCalendarResource {

  @Inject private BusinessCalendarService calendars;
  @Context private UriInfo uri;
  @Context private HttpHeaders headers;

  /** A page of calendars, by name. */
  @GET
  @ResponseStatuses(200)
  @TakesQuery
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Page<CalendarSummary> list() {
    var parameters = new QueryParameters(uri);
    var search = parameters.text("search");
    int page = parameters.page();
    int pageSize = parameters.pageSize();
    parameters.check();
    return calendars.list(search, page, pageSize);
  }

  /** Makes a calendar, of JSON or of an iCalendar text. */
  @POST
  @ResponseStatuses({201, 409, 422})
  @TakesQuery
  @Consumes({MediaType.APPLICATION_JSON, Body.CALENDAR})
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public Response create(InputStream body) {
    var parameters = new QueryParameters(uri);
    var name = parameters.text("name");
    parameters.check();
    var sent = Body.readCalendar(body, headers);
    var made =
        isText()
            ? calendars.createOfText(Body.text(sent), name)
            : calendars.create(CalendarBody.of(sent));
    var location =
        uri.getBaseUriBuilder()
            .path(BusinessCalendarResource.class)
            .path(Long.toString(made.id()))
            .build();
    return Response.created(location).entity(made).tag(IfMatch.tag(made.version())).build();
  }

  /** One calendar. */
  @GET
  @ResponseStatuses({200, 404})
  @Path("/{id}")
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Response get(@PathParam("id") String id) {
    return found(calendars.get(PathIds.calendar(id)));
  }

  /** Replaces a calendar, by JSON or by an iCalendar text. */
  @PUT
  @ResponseStatuses({200, 404, 409, 412, 422})
  @Path("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, Body.CALENDAR})
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public Response replace(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      InputStream body) {
    long calendar = PathIds.calendar(id);
    var sent = Body.readCalendar(body, headers);
    var condition = IfMatch.of(ifMatch);
    return found(
        isText()
            ? calendars.replaceByText(calendar, Body.text(sent), condition)
            : calendars.replace(calendar, CalendarBody.of(sent), condition));
  }

  /** Deletes a calendar that no trigger keeps to. */
  @DELETE
  @ResponseStatuses({204, 404, 409, 412})
  @Path("/{id}")
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public void delete(
      @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    calendars.delete(PathIds.calendar(id), IfMatch.of(ifMatch));
  }

  private boolean isText() {
    return MediaType.valueOf(Body.CALENDAR).isCompatible(headers.getMediaType());
  }

  private static Response found(CalendarView calendar) {
    return Response.ok(calendar).tag(IfMatch.tag(calendar.version())).build();
  }
}
