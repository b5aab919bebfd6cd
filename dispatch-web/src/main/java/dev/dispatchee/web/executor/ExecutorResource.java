// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.executor;

import dev.dispatchee.Page;
import dev.dispatchee.Roles;
import dev.dispatchee.registry.ExecutorCatalog;
import dev.dispatchee.registry.ExecutorView;
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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Executors. */
@Path("/executors")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
public class ExecutorResource {

  private static final Map<String, Comparator<ExecutorView>> SORTS =
      Map.of(
          "type", Comparator.comparing(ExecutorView::type),
          "name", Comparator.comparing(ExecutorView::name));

  @Inject private ExecutorCatalog catalog;

  /** A page of executors. */
  @GET
  @TakesQuery
  public Page<ExecutorView> list(@Context UriInfo uri) {
    var parameters = new QueryParameters(uri);
    var search = parameters.text("search");
    var order = parameters.sort("name:asc", SORTS.keySet());
    int page = parameters.page();
    int pageSize = parameters.pageSize();
    parameters.check();
    var found =
        catalog.list().stream()
            .filter(executor -> matches(executor, search))
            .sorted(comparator(order))
            .toList();
    var items = found.stream().skip((long) (page - 1) * pageSize).limit(pageSize).toList();
    return Page.of(items, page, pageSize, found.size());
  }

  /** One executor. */
  @GET
  @Path("/{type}")
  public ExecutorView get(@PathParam("type") String type) {
    return catalog.get(type);
  }

  private static boolean matches(ExecutorView executor, @Nullable String search) {
    return search == null
        || executor.name().toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
  }

  private static Comparator<ExecutorView> comparator(List<QueryParameters.SortStep> order) {
    Comparator<ExecutorView> last = Comparator.comparing(ExecutorView::type);
    for (int i = order.size() - 1; i >= 0; i--) {
      var step = order.get(i);
      var comparator = SORTS.getOrDefault(step.field(), last);
      last = (step.ascending() ? comparator : comparator.reversed()).thenComparing(last);
    }
    return last;
  }
}
