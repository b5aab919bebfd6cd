// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The proxy through which public addresses are reached. It is asked for a tunnel to the address
 * that was judged here, never to a name that it would look up by itself.
 *
 * @param host where it is
 * @param port where it listens
 * @param user name and password with a colon between them, if it wants them
 */
record ForwardProxy(String host, int port, Optional<String> user) {

  /** The configuration key of host and port. */
  static final String KEY = "dispatch.http-request.proxy";

  /** The configuration key of user and password. */
  static final String USER_KEY = "dispatch.secret.http-request.proxy";

  private static final int LONGEST_HEAD = 16 * 1024;
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final int OK = 200;
  private static final int LAST_OK = 299;

  /**
   * Reads {@code host:port}.
   *
   * @throws IllegalArgumentException naming the key and what is wrong
   */
  static ForwardProxy parse(String text, Optional<String> user) {
    try {
      var authority = Authority.parse(text.strip());
      return new ForwardProxy(authority.host().text(), port(authority.port()), user);
    } catch (IllegalArgumentException faulty) {
      throw new IllegalArgumentException(
          "%s: '%s' is no host:port (%s)".formatted(KEY, text, faulty.getMessage()), faulty);
    }
  }

  /** Its address, looked up anew. */
  InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }

  /**
   * Asks for a tunnel on a connection to the proxy.
   *
   * @throws ProxyException if it makes none
   */
  void tunnel(InetSocketAddress target, InputStream in, OutputStream out) throws IOException {
    var literal = target.getAddress().getHostAddress();
    var authority =
        (literal.indexOf(':') < 0 ? literal : "[" + literal + "]") + ":" + target.getPort();
    var head = new StringBuilder("CONNECT %1$s HTTP/1.1\r\nHost: %1$s\r\n".formatted(authority));
    user.ifPresent(
        credentials ->
            head.append("Proxy-Authorization: Basic ")
                .append(
                    Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .append("\r\n"));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    out.flush();
    int status = status(head(in));
    if (status < OK || status > LAST_OK) {
      throw new ProxyException("was not reached through the proxy, which answered " + status);
    }
  }

  /** The head of the answer, and not a byte more: the next one is the target's. */
  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.length() < LONGEST_HEAD) {
      int next = in.read();
      if (next < 0) {
        throw new ProxyException("was not reached through the proxy, which hung up");
      }
      head.append((char) next);
      if (next == '\n' && head.indexOf(END_OF_HEAD, head.length() - END_OF_HEAD.length()) >= 0) {
        return head.toString();
      }
    }
    throw noHttp();
  }

  private static int status(String head) throws ProxyException {
    boolean http =
        (head.startsWith("HTTP/1.0 ") || head.startsWith("HTTP/1.1 "))
            && head.substring(9, 12).chars().allMatch(c -> c >= '0' && c <= '9');
    if (!http) {
      throw noHttp();
    }
    return Integer.parseInt(head.substring(9, 12));
  }

  private static ProxyException noHttp() {
    return new ProxyException("was not reached: what the proxy answered is not HTTP");
  }

  private static int port(OptionalInt port) {
    return port.orElseThrow(() -> new IllegalArgumentException("a port"));
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
