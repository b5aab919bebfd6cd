// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Where the admin API is.
 *
 * @param api its address, without a slash at the end
 */
public record ApiAddress(URI api) {

  private static final String API = "/api/v1";
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Reads it: of the server, of the application or of the API itself.
   *
   * @throws CommandFailedException if it is none
   */
  public static ApiAddress of(String text) {
    URI uri;
    try {
      uri = new URI(text.strip());
    } catch (URISyntaxException invalid) {
      throw refusal("it is no address");
    }
    if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme()) || uri.getHost() == null) {
      throw refusal("it must begin with http:// or https:// and name a host");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw refusal("it may have no user, password, query or fragment");
    }
    var path = uri.getRawPath().replaceAll("/++$", "");
    if (path.isEmpty()) {
      path = "/dispatch";
    }
    if (!path.endsWith(API)) {
      path += API;
    }
    return new ApiAddress(URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + path));
  }

  /** The address of a path below it, which begins with a slash and may have a query. */
  public URI at(String path) {
    return URI.create(api + path);
  }

  /** Whether what is sent there can be read on the way. */
  public boolean isInTheClear() {
    return api.getScheme().equals("http") && !THIS_MACHINE.contains(api.getHost());
  }

  // What was found is not shown: it may have a password in it.
  private static CommandFailedException refusal(String problem) {
    return new CommandFailedException(
        ExitCode.USAGE,
        "the address of the server: %s, such as https://jobs.example.com/dispatch"
            .formatted(problem));
  }
}
