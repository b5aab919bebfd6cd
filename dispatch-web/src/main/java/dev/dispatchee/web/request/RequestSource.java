// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from. Browsers say it in {@code Sec-Fetch-Site} or {@code Origin}; who
 * sends neither is no browser.
 *
 * @param method its method
 * @param site what its {@code Sec-Fetch-Site} says, if it has one
 * @param origin what its {@code Origin} says, if it has one
 * @param own the origin that the request itself goes to
 */
record RequestSource(String method, @Nullable String site, @Nullable String origin, String own) {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  /**
   * Whether it changes nothing, or comes from where changes may come from.
   *
   * @param declared the origins from which changes may come; when there are none, its own
   */
  boolean isTrusted(Supplier<List<String>> declared) {
    return READING.contains(method)
        || ((site == null || OWN_SITES.contains(site))
            && (origin == null || isAmong(declared.get())));
  }

  // Its own origin is what its Host says, which a site whose name leads here can have chosen.
  private boolean isAmong(List<String> declared) {
    return declared.isEmpty() ? own.equals(origin) : declared.contains(origin);
  }
}
