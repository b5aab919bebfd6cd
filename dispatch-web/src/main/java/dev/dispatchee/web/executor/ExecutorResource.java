// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.executor;

import dev.dispatchee.Roles;
import dev.dispatchee.page.Page;
import dev.dispatchee.registry.ExecutorCatalogService;
import dev.dispatchee.registry.ExecutorView;
import dev.dispatchee.web.openapi.ResponseStatuses;
import dev.dispatchee.web.request.ShortList;
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
import java.util.Comparator;
import java.util.Map;

/** Executors. */
@Path("/executors")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
public class ExecutorResource {

  private static final ShortList<ExecutorView> LIST =
      new ShortList<>(
          ExecutorView::name,
          Comparator.comparing(ExecutorView::type),
          Map.of(
              "type", Comparator.comparing(ExecutorView::type),
              "name", Comparator.comparing(ExecutorView::name)));

  @Inject private ExecutorCatalogService catalog;

  /** A page of executors. */
  @GET
  @ResponseStatuses(200)
  @TakesQuery
  public Page<ExecutorView> list(@Context UriInfo uri) {
    return LIST.page(uri, catalog::list);
  }

  /** One executor. */
  @GET
  @ResponseStatuses({200, 404})
  @Path("/{type}")
  public ExecutorView get(@PathParam("type") String type) {
    return catalog.get(type);
  }
}
