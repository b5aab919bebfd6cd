// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Addresses written as such, in the forms that everybody reads alike.
 *
 * <p>Resolvers disagree about {@code 2130706433}, {@code 0177.0.0.1} or {@code 0x7f.1}: to some
 * they are addresses, to others names. Such texts look like an address and are none here.
 */
final class AddressLiteral {

  private static final Pattern ENDS_IN_A_NUMBER =
      Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.?");
  private static final String OCTET = "(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private AddressLiteral() {}

  /** Whether some resolver could take it for an address. */
  static boolean isSimilarTo(String text) {
    return text.contains(":") || ENDS_IN_A_NUMBER.matcher(text).matches();
  }

  /**
   * Reads an address, without any look-up.
   *
   * @throws IllegalArgumentException saying what would be accepted
   */
  static InetAddress parse(String text) {
    if (IPV4.matcher(text).matches() || IPV6.matcher(text).matches()) {
      try {
        return InetAddress.getByName(text);
      } catch (UnknownHostException notAnAddress) {
        throw new IllegalArgumentException("an IPv6 address without zone", notAnAddress);
      }
    }
    throw new IllegalArgumentException("an IPv4 address as four decimal numbers, or an IPv6 one");
  }
}
