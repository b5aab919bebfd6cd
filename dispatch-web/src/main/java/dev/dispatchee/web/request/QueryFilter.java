// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Refuses a query to a method that takes none. */
@Provider
public class QueryFilter implements ContainerRequestFilter {

  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    var method = resource.getResourceMethod();
    if (method != null && !method.isAnnotationPresent(TakesQuery.class)) {
      new QueryParameters(request.getUriInfo()).check();
    }
  }
}
