// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.openapi;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.dispatchee.Roles;
import dev.dispatchee.web.json.Json;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The description of the API. */
@Path("/openapi")
@RequestScoped
public class OpenApiResource {

  // Weighs less, so that who does not say what he takes gets JSON.
  private static final String YAML = "application/yaml;qs=0.5";
  private static final byte[] DOCUMENT = read();
  private static final YAMLMapper YAML_WRITER =
      new YAMLMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .build());

  /** As JSON. */
  @GET
  @ResponseStatuses(200)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public StreamingOutput json() {
    return body -> body.write(DOCUMENT);
  }

  /** As YAML. */
  @GET
  @ResponseStatuses(200)
  @Produces(YAML)
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public StreamingOutput yaml() {
    return body -> YAML_WRITER.writeValue(body, Json.readTree(DOCUMENT));
  }

  private static byte[] read() {
    try (var document = OpenApiResource.class.getResourceAsStream("openapi.json")) {
      if (document == null) {
        throw new IllegalStateException("openapi.json is missing");
      }
      return document.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
