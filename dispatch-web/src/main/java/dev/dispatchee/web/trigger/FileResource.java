// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import dev.dispatchee.Roles;
import dev.dispatchee.trigger.edit.PlacedFile;
import dev.dispatchee.trigger.edit.TriggerFileService;
import dev.dispatchee.web.openapi.ResponseStatuses;
import dev.dispatchee.web.request.FileBody;
import dev.dispatchee.web.request.IfMatch;
import dev.dispatchee.web.request.PathIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The file of a trigger. */
@Path("/triggers/{id}/file")
@RequestScoped
public class FileResource {

  private static final String DIGEST = "Repr-Digest";

  @Inject private TriggerFileService files;
  @Context private UriInfo uri;
  @Context private HttpServletRequest request;

  /**
   * The file as it is answered.
   *
   * @param name its name
   * @param size how many bytes it has
   * @param checksum their SHA-256 in hexadecimal digits
   * @param version the version of its trigger
   */
  public record Stored(String name, long size, String checksum, long version) {

    static Stored of(PlacedFile placed) {
      var file = placed.file();
      return new Stored(file.name(), file.size(), file.checksum(), placed.version());
    }
  }

  /** Its bytes. */
  @GET
  @ResponseStatuses({200, 404})
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public Response get(@PathParam("id") String id) {
    var content = files.get(PathIds.trigger(id));
    var file = content.view();
    StreamingOutput bytes = target -> FileBody.write(() -> content.writeTo(target));
    return Response.ok(bytes)
        .tag(new EntityTag(file.checksum()))
        .header(DIGEST, digest(file.checksum()))
        .header(HttpHeaders.CONTENT_LENGTH, file.size())
        .header(HttpHeaders.CONTENT_DISPOSITION, FileName.header(file.name()))
        .build();
  }

  /** Puts a file in its place. */
  @PUT
  @ResponseStatuses({200, 201, 404, 409, 412, 422})
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public Response put(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @HeaderParam(HttpHeaders.CONTENT_DISPOSITION) @Nullable String disposition,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
      InputStream body) {
    var trigger = PathIds.trigger(id);
    var condition = IfMatch.ofFile(ifMatch);
    var name = FileName.of(disposition);
    var placed =
        FileBody.read(
            body,
            encoding,
            bytes -> files.put(trigger, name, request.getContentLengthLong(), condition, bytes));
    var answer = placed.isNew() ? Response.created(uri.getAbsolutePath()) : Response.ok();
    return answer
        .entity(Stored.of(placed))
        .tag(new EntityTag(placed.file().checksum()))
        .header(DIGEST, digest(placed.file().checksum()))
        .build();
  }

  /** Removes it. */
  @DELETE
  @ResponseStatuses({204, 404, 409, 412})
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public void delete(
      @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    files.delete(PathIds.trigger(id), IfMatch.ofFile(ifMatch));
  }

  // RFC 9530.
  private static String digest(String checksum) {
    return "sha-256=:%s:"
        .formatted(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(checksum)));
  }
}
