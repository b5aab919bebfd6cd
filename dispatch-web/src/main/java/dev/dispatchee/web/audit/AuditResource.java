// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.audit;

import dev.dispatchee.Roles;
import dev.dispatchee.audit.AuditQuery;
import dev.dispatchee.audit.AuditService;
import dev.dispatchee.audit.AuditView;
import dev.dispatchee.web.openapi.ResponseStatuses;
import dev.dispatchee.web.request.KeyList;
import dev.dispatchee.web.request.QueryParameters;
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

/** The audit. */
@Path("/audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

  @Inject private AuditService audit;

  /** A page of what was done and refused, the newest first. */
  @GET
  @ResponseStatuses(200)
  @TakesQuery
  @RolesAllowed(Roles.ADMIN)
  public KeyList<AuditView> list(@Context UriInfo uri) {
    var parameters = new QueryParameters(uri);
    var query =
        new AuditQuery(
            parameters.text("entity"),
            parameters.number("entityId", 1, Long.MAX_VALUE),
            parameters.text("user"),
            parameters.instant("from"),
            parameters.instant("to"),
            parameters.cursor(),
            parameters.pageSize(),
            Boolean.TRUE.equals(parameters.bool("count")));
    parameters.check();
    return KeyList.of(audit.list(query));
  }
}
