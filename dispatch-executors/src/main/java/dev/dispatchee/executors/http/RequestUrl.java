// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.InvalidSettingsException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Where a request goes: an http or https address without user and password.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in the form that is compared with the allow-list and looked up
 * @param port the one written, or the usual one of the scheme
 * @param target path and query as they are sent, in ASCII
 * @param shown the address as it was written, without its query, which may hold secrets: for
 *     messages
 */
record RequestUrl(String scheme, HostName host, int port, String target, String shown) {

  /** What is allowed, for people. */
  static final String ALLOWED = "an http or https address without user and password";

  private static final Set<String> SCHEMES = Set.of("http", "https");

  /**
   * Takes an address.
   *
   * @throws InvalidSettingsException if it is none that may be called
   */
  static RequestUrl of(URI address) {
    try {
      return parse(address);
    } catch (IllegalArgumentException refused) {
      throw new InvalidSettingsException(
          HttpRequestSettings.URL,
          shown(address),
          Objects.requireNonNullElse(refused.getMessage(), ALLOWED));
    }
  }

  /**
   * Takes an address that another server named.
   *
   * @throws IllegalArgumentException saying what would be accepted
   */
  static RequestUrl parse(URI address) {
    var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    var written = address.getRawAuthority();
    if (!SCHEMES.contains(scheme) || written == null || written.indexOf('@') >= 0) {
      throw new IllegalArgumentException(ALLOWED);
    }
    var authority = Authority.parse(written);
    return new RequestUrl(
        scheme,
        authority.host(),
        authority.port().orElse(scheme.equals("https") ? 443 : 80),
        target(address),
        shown(address));
  }

  /** Whether scheme, host and port are the same. */
  boolean hasOriginOf(RequestUrl other) {
    return scheme.equals(other.scheme) && host.equals(other.host) && port == other.port;
  }

  private static String target(URI address) {
    var path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    var query = address.getRawQuery();
    return PercentEncoding.ofNonAscii(query == null ? path : path + "?" + query);
  }

  private static String shown(URI address) {
    var authority = address.getRawAuthority();
    var host = authority == null ? "" : "//" + authority.substring(authority.lastIndexOf('@') + 1);
    var scheme = address.getScheme() == null ? "" : address.getScheme() + ":";
    return scheme + host + Objects.requireNonNullElse(address.getRawPath(), "...");
  }
}
