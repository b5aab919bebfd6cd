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

  private static final String UP = "/../";
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /**
   * Takes an address, and secrets in its path and query.
   *
   * @throws InvalidSettingsException if it is none that may be called
   */
  static RequestUrl of(URI address, PlacedSecrets secrets) {
    try {
      var url = parse(address);
      return new RequestUrl(
          url.scheme, url.host, url.port, secrets.inTarget(url.target), url.shown);
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
        authority.port().orElse(usualPort(scheme)),
        target(address),
        shown(address));
  }

  /**
   * Where a reference leads that this address has answered with, by RFC 3986 (5.2).
   *
   * @throws IllegalArgumentException if it is none that may be called
   */
  RequestUrl resolve(URI reference) {
    var base = URI.create(origin() + target);
    var path = reference.getRawPath();
    boolean queryAlone = reference.getRawAuthority() == null && path != null && path.isEmpty();
    if (queryAlone && !reference.isAbsolute()) {
      // The JDK resolves this one by an older rule, which left out the last part of the path.
      var query = Objects.requireNonNullElse(reference.getRawQuery(), base.getRawQuery());
      return parse(URI.create(origin() + base.getRawPath() + (query == null ? "" : "?" + query)));
    }
    return parse(withoutLeadingDots(base.resolve(reference)));
  }

  // The JDK leaves the steps that lead above the root.
  private static URI withoutLeadingDots(URI address) {
    var path = address.getRawPath();
    if (path == null || !path.startsWith(UP)) {
      return address;
    }
    int end = 0;
    while (path.startsWith(UP, end)) {
      end += UP.length() - 1;
    }
    // Nothing before the path has its beginning in it.
    var text = address.toString();
    int start = text.indexOf(UP);
    return URI.create(text.substring(0, start) + text.substring(start + end));
  }

  /** Scheme, host and port as an address. */
  String origin() {
    var name = host.text().indexOf(':') < 0 ? host.text() : "[" + host.text() + "]";
    return scheme + "://" + name + (port == usualPort(scheme) ? "" : ":" + port);
  }

  private static int usualPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
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
