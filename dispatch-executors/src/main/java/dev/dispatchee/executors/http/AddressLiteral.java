// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Addresses written as such, in the forms that everybody reads alike.
 *
 * <p>Resolvers disagree about {@code 2130706433}, {@code 0177.0.0.1} or {@code 0x7f.1}: to some
 * they are addresses, to others names. Such texts look like an address and are none here.
 */
final class AddressLiteral {

  private static final int LONGEST = 45;
  private static final int OCTETS = 4;

  private AddressLiteral() {}

  /** Whether some resolver could take it for an address. */
  static boolean isSimilarTo(String text) {
    var name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    return text.indexOf(':') >= 0 || isNumber(name.substring(name.lastIndexOf('.') + 1));
  }

  /**
   * Reads an address, without any look-up.
   *
   * @throws IllegalArgumentException saying what would be accepted
   */
  static InetAddress parse(String text) {
    if (text.length() <= LONGEST && (isIpv4(text) || isLikeIpv6(text))) {
      try {
        return InetAddress.getByName(text);
      } catch (UnknownHostException notAnAddress) {
        throw new IllegalArgumentException("an IPv6 address without zone", notAnAddress);
      }
    }
    throw new IllegalArgumentException("an IPv4 address as four decimal numbers, or an IPv6 one");
  }

  private static boolean isNumber(String label) {
    boolean hexadecimal = label.startsWith("0x") || label.startsWith("0X");
    return hexadecimal
        ? label.chars().skip(2).allMatch(AddressLiteral::isHexDigit)
        : !label.isEmpty() && label.chars().allMatch(AddressLiteral::isDigit);
  }

  private static boolean isIpv4(String text) {
    var octets = text.split("\\.", -1);
    return octets.length == OCTETS && Arrays.stream(octets).allMatch(AddressLiteral::isOctet);
  }

  private static boolean isOctet(String text) {
    return !text.isEmpty()
        && text.length() <= 3
        && text.chars().allMatch(AddressLiteral::isDigit)
        && (text.length() == 1 || text.charAt(0) != '0')
        && Integer.parseInt(text) <= 255;
  }

  private static boolean isLikeIpv6(String text) {
    return text.indexOf(':') >= 0
        && text.chars().allMatch(c -> isHexDigit(c) || c == ':' || c == '.');
  }

  private static boolean isHexDigit(int c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
