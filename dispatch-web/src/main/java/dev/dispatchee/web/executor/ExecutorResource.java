// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.executor;

import dev.dispatchee.Roles;
import dev.dispatchee.registry.ExecutorCatalogService;
import dev.dispatchee.registry.ExecutorView;
import dev.dispatchee.web.openapi.ResponseStatuses;
import dev.dispatchee.web.request.ShortList;
import dev.dispatchee.web.request.TakesQuery;
import dev.dispatchee.web.request.WantedLanguages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** A page of executors, in the languages that are asked for. */
  @GET
  @ResponseStatuses(200)
  @TakesQuery
  public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
    var page = LIST.page(uri, () -> catalog.list(WantedLanguages.of(headers)));
    return inLanguages(page, page.items().stream().map(ExecutorView::language));
  }

  /** One executor. */
  @GET
  @ResponseStatuses({200, 404})
  @Path("/{type}")
  public Response get(@PathParam("type") String type, @Context HttpHeaders headers) {
    var executor = catalog.get(type, WantedLanguages.of(headers));
    return inLanguages(executor, Stream.of(executor.language()));
  }

  private static Response inLanguages(Object body, Stream<String> languages) {
    var all = languages.distinct().sorted().collect(Collectors.joining(", "));
    var response = Response.ok(body).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    return all.isEmpty()
        ? response.build()
        : response.header(HttpHeaders.CONTENT_LANGUAGE, all).build();
  }
}
