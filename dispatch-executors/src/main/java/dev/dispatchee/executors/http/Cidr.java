// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * A block of addresses of one family.
 *
 * @param network its first address
 * @param prefix how many leading bits its addresses have in common
 */
record Cidr(InetAddress network, int prefix) {

  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

  /** Refuses a prefix that is too long, or an address that is not the first of its block. */
  Cidr {
    if (prefix < 0 || prefix > bits(network)) {
      throw new IllegalArgumentException(
          "the prefix must be from 0 to %d".formatted(bits(network)));
    }
    if (number(network).getLowestSetBit() != -1
        && number(network).getLowestSetBit() < bits(network) - prefix) {
      throw new IllegalArgumentException("the address has bits beyond the prefix");
    }
  }

  /**
   * Reads a block such as {@code 10.0.0.0/8} or {@code fd00::/8}.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static Cidr parse(String text) {
    int slash = text.indexOf('/');
    var length = text.substring(slash + 1);
    if (slash < 0 || !LENGTH.matcher(length).matches()) {
      throw new IllegalArgumentException("a block ends in / and the length of its prefix");
    }
    return new Cidr(AddressLiteral.parse(text.substring(0, slash)), Integer.parseInt(length));
  }

  boolean contains(InetAddress address) {
    int rest = bits(network) - prefix;
    return bits(address) == bits(network)
        && number(address).shiftRight(rest).equals(number(network).shiftRight(rest));
  }

  private static int bits(InetAddress address) {
    return address.getAddress().length * Byte.SIZE;
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }
}
