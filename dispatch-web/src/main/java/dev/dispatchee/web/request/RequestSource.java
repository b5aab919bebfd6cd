// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from. Browsers say it in {@code Sec-Fetch-Site} or {@code Origin}; who
 * sends neither is no browser, unless it comes with the cookie of a session.
 *
 * @param method its method
 * @param site what its {@code Sec-Fetch-Site} says, if it has one
 * @param origin what its {@code Origin} says, if it has one
 * @param own the origin that the request itself goes to
 * @param session whether it comes with the cookie of a session
 */
public record RequestSource(
    String method, @Nullable String site, @Nullable String origin, String own, boolean session) {

  /** The cookie of a session, as in web.xml. */
  static final String SESSION_COOKIE = "DISPATCH_SESSION";

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  /**
   * Refuses a request that changes something and comes from where changes may not come from.
   *
   * @throws ProblemException saying so
   */
  public static void check(HttpServletRequest request) {
    var cookies = request.getCookies();
    new RequestSource(
            request.getMethod(),
            request.getHeader("Sec-Fetch-Site"),
            request.getHeader("Origin"),
            request.getScheme() + "://" + request.getHeader("Host"),
            cookies != null
                && Stream.of(cookies).anyMatch(one -> one.getName().equals(SESSION_COOKIE)))
        .check();
  }

  void check() {
    if (!isTrusted(RequestSource::declared)) {
      throw new ProblemException(ProblemCode.CROSS_SITE, "this change comes from another site");
    }
  }

  /**
   * Whether it changes nothing, or comes from where changes may come from.
   *
   * @param declared the origins from which changes may come; when there are none, its own
   */
  boolean isTrusted(Supplier<List<String>> declared) {
    return READING.contains(method)
        || (isSaid()
            && (site == null || OWN_SITES.contains(site))
            && (origin == null || isAmong(declared.get())));
  }

  private static List<String> declared() {
    return ConfigProvider.getConfig()
        .getOptionalValues("dispatch.api.origins", String.class)
        .orElse(List.of());
  }

  // What has the cookie is a browser, and every browser says it.
  private boolean isSaid() {
    return !session || site != null || origin != null;
  }

  // Its own origin is what its Host says, which a site whose name leads here can have chosen.
  private boolean isAmong(List<String> declared) {
    return declared.isEmpty() ? own.equals(origin) : declared.contains(origin);
  }
}
