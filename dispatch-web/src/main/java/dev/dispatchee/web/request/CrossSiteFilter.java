package dev.dispatchee.web.request;

import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Refuses changes that a browser makes for another site. Browsers say where a request comes from in
 * {@code Sec-Fetch-Site} or {@code Origin}; who sends neither is no browser.
 *
 * <p>Origins besides the request's own, for a proxy in front: {@code dispatch.api.origins}.
 */
@Provider
public class CrossSiteFilter implements ContainerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  @Override
  public void filter(ContainerRequestContext request) {
    if (READING.contains(request.getMethod())) {
      return;
    }
    var site = request.getHeaderString("Sec-Fetch-Site");
    if (site != null && !OWN_SITES.contains(site)) {
      refuse();
    }
    var origin = request.getHeaderString("Origin");
    if (origin != null && !origin.equals(own(request)) && !allowed().contains(origin)) {
      refuse();
    }
  }

  private static String own(ContainerRequestContext request) {
    var uri = request.getUriInfo().getRequestUri();
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  private static List<String> allowed() {
    return ConfigProvider.getConfig()
        .getOptionalValues("dispatch.api.origins", String.class)
        .orElse(List.of());
  }

  private static void refuse() {
    throw new ProblemException(ProblemCode.CROSS_SITE, "this change comes from another site");
  }
}
