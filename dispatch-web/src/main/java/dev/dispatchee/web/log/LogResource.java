// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.log;

import dev.dispatchee.Roles;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.LogView;
import dev.dispatchee.log.manage.DispatchLogService;
import dev.dispatchee.web.openapi.ResponseStatuses;
import dev.dispatchee.web.request.KeyList;
import dev.dispatchee.web.request.PathIds;
import dev.dispatchee.web.request.QueryParameters;
import dev.dispatchee.web.request.TakesQuery;
import dev.dispatchee.web.session.SignedIn;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Logs. */
@Path("/logs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LogResource {

  private static final String TEXT = "text/plain;charset=UTF-8";
  private static final String LEFT_OUT = "Dispatch-Output-Omitted-Bytes";
  private static final int PIECE = 64 * 1024;

  @Inject private DispatchLogService logs;
  @Inject private LogReader reader;
  @Inject private SinkCloser closer;
  @Context private UriInfo uri;

  /**
   * How many logs were deleted.
   *
   * @param deleted how many
   */
  public record Deleted(int deleted) {}

  /** Where a log is found. */
  public static URI location(UriInfo uri, long id) {
    return uri.getBaseUriBuilder().path(LogResource.class).path(Long.toString(id)).build();
  }

  /** A page of logs; as CSV all of them, up to a limit. */
  @GET
  @ResponseStatuses(200)
  @TakesQuery
  @Produces({MediaType.APPLICATION_JSON, LogCsv.TYPE})
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Response list(@Context HttpHeaders headers) {
    var parameters = new QueryParameters(uri);
    boolean asCsv = LogCsv.isAskedFor(parameters, headers);
    var query = LogReader.query(parameters, null);
    return asCsv
        ? Response.ok(LogCsv.table(query, reader::page), LogCsv.TYPE + ";charset=UTF-8")
            .header("Content-Disposition", "attachment; filename=\"runs.csv\"")
            .build()
        : Response.ok(KeyList.of(reader.page(query)), MediaType.APPLICATION_JSON).build();
  }

  /** Deletes logs that have ended, of a trigger or before a date. */
  @DELETE
  @ResponseStatuses(200)
  @TakesQuery
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public Deleted delete() {
    var parameters = new QueryParameters(uri);
    var trigger = LogReader.trigger(parameters);
    var before = parameters.instant("before");
    if (trigger == null && before == null) {
      parameters.fault("triggerId", "nothing", "triggerId, before, or both");
    }
    parameters.check();
    return new Deleted(logs.deleteEnded(trigger, before));
  }

  /** One log. */
  @GET
  @ResponseStatuses({200, 404})
  @Path("/{id}")
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public LogView get(@PathParam("id") String id) {
    return reader.get(read(id));
  }

  /** Deletes a log that has ended. */
  @DELETE
  @ResponseStatuses({204, 404, 409})
  @Path("/{id}")
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public void delete(@PathParam("id") String id) {
    logs.delete(read(id));
  }

  /** Asks for a run to end. */
  @POST
  @ResponseStatuses({202, 404, 409})
  @Path("/{id}/cancel")
  @RolesAllowed({Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Response cancel(@PathParam("id") String id) {
    var log = reader.get(logs.cancel(read(id)));
    return Response.accepted(log).location(location(uri, log.id())).build();
  }

  /** Ends a run at once, whatever its node does. */
  @POST
  @ResponseStatuses({200, 404, 409})
  @Path("/{id}/force-close")
  @RolesAllowed(Roles.ADMIN)
  public LogView forceClose(@PathParam("id") String id) {
    return reader.get(logs.forceClose(read(id)));
  }

  /** What a run said, or a part of it. */
  @GET
  @ResponseStatuses({200, 206, 404, 416})
  @Path("/{id}/output")
  @Produces(TEXT)
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Response output(
      @PathParam("id") String id,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String condition) {
    var log = read(id);
    var kept = logs.outputSize(log);
    long size = kept.bytes();
    // Output has neither tag nor date, so the condition cannot hold.
    var part = condition == null ? ByteRange.of(range, size) : Optional.<ByteRange>empty();
    long first = part.map(ByteRange::first).orElse(0L);
    long end = part.map(ByteRange::end).orElse(size);
    StreamingOutput content = target -> copy(log, first, end, target);
    var answer = Response.status(part.isPresent() ? 206 : 200).entity(content);
    answer.header("Accept-Ranges", "bytes").header("Content-Length", end - first);
    kept.leftOut().ifPresent(bytes -> answer.header(LEFT_OUT, bytes));
    part.ifPresent(found -> answer.header("Content-Range", found.contentRange(size)));
    return answer.build();
  }

  /** What a run says and how it goes, as it happens, until it has ended. */
  @GET
  @ResponseStatuses({200, 404, 429})
  @Path("/{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public void events(
      @PathParam("id") String id,
      @HeaderParam("Last-Event-ID") @Nullable String last,
      @Context HttpServletRequest request,
      @Context SseEventSink sink,
      @Context Sse sse) {
    // Who came without a session came with credentials, and leaves when they like.
    BooleanSupplier maySee =
        SignedIn.of(request).<BooleanSupplier>map(one -> one::isOpen).orElse(() -> true);
    var events = new LogEvents(sink, sse, closer, maySee);
    logs.follow(read(id), LogEvents.offset(last), events);
    events.begin();
  }

  // In pieces: no connection to the database waits for a slow caller, and one who leaves is no
  // failure of the service.
  private void copy(DispatchLogId log, long first, long end, OutputStream target)
      throws IOException {
    for (long at = first; at < end; at += PIECE) {
      var piece = new ByteArrayOutputStream(PIECE);
      logs.copyOutput(log, at, Math.min(end, at + PIECE), piece);
      piece.writeTo(target);
    }
  }

  private static DispatchLogId read(String id) {
    return PathIds.log(id);
  }
}
