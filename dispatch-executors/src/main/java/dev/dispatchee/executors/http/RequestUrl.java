// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.InvalidSettingsException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Where a request goes: an http or https address without user and password.
 *
 * @param uri the whole address
 * @param scheme {@code http} or {@code https}
 * @param host in the form that is compared with the allow-list and looked up
 * @param port the one written, or the usual one of the scheme
 */
record RequestUrl(URI uri, String scheme, HostName host, int port) {

  /** What is allowed, for people. */
  static final String ALLOWED = "an http or https address in ASCII, without user and password";

  private static final Set<String> SCHEMES = Set.of("http", "https");

  /**
   * Takes an address.
   *
   * @throws InvalidSettingsException if it is none that may be called
   */
  static RequestUrl of(URI address) {
    var written = address.toString();
    try {
      return of(address.parseServerAuthority(), written);
    } catch (URISyntaxException notAServer) {
      throw refusal(written, ALLOWED);
    }
  }

  private static RequestUrl of(URI uri, String written) {
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme) || uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw refusal(written, ALLOWED);
    }
    int port = uri.getPort() == -1 ? usualPort(scheme) : uri.getPort();
    if (port < 1 || port > 65535) {
      throw refusal(written, "a port from 1 to 65535");
    }
    try {
      return new RequestUrl(uri, scheme, HostName.parse(uri.getHost()), port);
    } catch (IllegalArgumentException notAHost) {
      throw refusal(written, Objects.requireNonNullElse(notAHost.getMessage(), ALLOWED));
    }
  }

  /** The address without its query, which may hold secrets: for messages. */
  String shown() {
    return shown(uri.toString());
  }

  private static int usualPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  private static InvalidSettingsException refusal(String written, String allowed) {
    return new InvalidSettingsException(HttpRequestSettings.URL, shown(written), allowed);
  }

  private static String shown(String written) {
    return written.replaceFirst("(?s)[?#].*", "").replaceFirst("(?s)//.*@", "//");
  }
}
