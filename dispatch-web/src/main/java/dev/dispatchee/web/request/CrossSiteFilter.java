// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses changes that a browser makes for another site, before anything else is looked at.
 *
 * <p>The origins from which they may come: {@code dispatch.api.origins}; when it is not set, the
 * one that the request itself names in {@code Host}.
 */
@Provider
@PreMatching
public class CrossSiteFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    var uri = request.getUriInfo().getRequestUri();
    new RequestSource(
            request.getMethod(),
            request.getHeaderString("Sec-Fetch-Site"),
            request.getHeaderString("Origin"),
            uri.getScheme() + "://" + uri.getRawAuthority(),
            request.getCookies().containsKey(RequestSource.SESSION_COOKIE))
        .check();
  }
}
