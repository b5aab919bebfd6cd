// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.me;

import dev.dispatchee.Roles;
import dev.dispatchee.web.openapi.ResponseStatuses;
import dev.dispatchee.web.session.SignedIn;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Objects;
import java.util.stream.Stream;

/** The caller. */
@Path("/me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

  private static final String FORM = "FORM";
  private static final String OTHER = "OTHER";

  /** Their name and roles. */
  @GET
  @ResponseStatuses(200)
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Me get(@Context SecurityContext caller, @Context HttpServletRequest request) {
    Stream<String> roles = Roles.ALL.stream().filter(caller::isUserInRole);
    return new Me(caller.getUserPrincipal().getName(), roles.toList(), signIn(caller, request));
  }

  private static String signIn(SecurityContext caller, HttpServletRequest request) {
    return SignedIn.of(request).isPresent()
        ? FORM
        : Objects.toString(caller.getAuthenticationScheme(), OTHER);
  }
}
