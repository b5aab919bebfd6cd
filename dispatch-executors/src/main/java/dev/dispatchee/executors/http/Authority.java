// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.util.OptionalInt;

/**
 * A host and perhaps a port, as URLs and the allow-list write them.
 *
 * @param host who is meant
 * @param port from 1 to 65535, or none
 */
record Authority(HostName host, OptionalInt port) {

  private static final int LARGEST_PORT = 65535;
  private static final int MOST_DIGITS = 5;

  /**
   * Reads {@code host}, {@code host:} or {@code host:port}, where an IPv6 address stands in
   * brackets.
   *
   * @throws IllegalArgumentException saying what would be accepted
   */
  static Authority parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < text.lastIndexOf(']') || colon < 0) {
      return new Authority(HostName.parse(text), OptionalInt.empty());
    }
    var host = text.substring(0, colon);
    if (host.indexOf(':') >= 0 && !host.startsWith("[")) {
      throw new IllegalArgumentException("an IPv6 address in brackets");
    }
    return new Authority(HostName.parse(host), port(text.substring(colon + 1)));
  }

  private static OptionalInt port(String digits) {
    if (digits.isEmpty()) {
      return OptionalInt.empty();
    }
    boolean number =
        digits.length() <= MOST_DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = number ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > LARGEST_PORT) {
      throw new IllegalArgumentException("a port from 1 to 65535");
    }
    return OptionalInt.of(port);
  }
}
