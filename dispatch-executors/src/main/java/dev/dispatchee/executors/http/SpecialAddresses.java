// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that do not lead to the public internet, after the special-purpose registries of
 * IANA.
 *
 * <p>Of IPv6 it is the other way round: what lies outside of the block for public addresses is
 * special, so that new blocks need no entry here.
 */
final class SpecialAddresses {

  private static final List<Block> BLOCKS =
      List.of(
          // The endpoints where clouds hand out credentials, before the blocks they lie in.
          block("169.254.169.254/32", "a cloud metadata address"),
          block("100.100.100.200/32", "a cloud metadata address"),
          block("168.63.129.16/32", "a cloud metadata address"),
          block("fd00:ec2::254/128", "a cloud metadata address"),
          block("0.0.0.0/8", "unspecified"),
          block("10.0.0.0/8", "private"),
          block("100.64.0.0/10", "shared between the customers of a provider"),
          block("127.0.0.0/8", "loopback"),
          block("169.254.0.0/16", "link-local"),
          block("172.16.0.0/12", "private"),
          block("192.0.0.0/24", "reserved"),
          block("192.0.2.0/24", "for documentation"),
          block("192.88.99.0/24", "reserved"),
          block("192.168.0.0/16", "private"),
          block("198.18.0.0/15", "for benchmarks"),
          block("198.51.100.0/24", "for documentation"),
          block("203.0.113.0/24", "for documentation"),
          block("224.0.0.0/4", "multicast"),
          block("255.255.255.255/32", "broadcast"),
          block("240.0.0.0/4", "reserved"),
          block("::/128", "unspecified"),
          block("::1/128", "loopback"),
          block("fc00::/7", "private"),
          block("fe80::/10", "link-local"),
          block("fec0::/10", "private"),
          block("ff00::/8", "multicast"),
          block("2001::/23", "reserved"),
          block("2001:db8::/32", "for documentation"),
          block("3fff::/20", "for documentation"));

  private static final Cidr PUBLIC_IPV6 = Cidr.parse("2000::/3");

  /** Blocks whose addresses are as public as the IPv4 address they carry, and where it starts. */
  private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");

  private static final int START_IN_SIX_TO_FOUR = 2;
  private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
  private static final int START_IN_NAT64 = 12;

  private SpecialAddresses() {}

  /** What is special about an address, as in "it is private"; empty if it is public. */
  static Optional<String> kindOf(InetAddress address) {
    var block = BLOCKS.stream().filter(known -> known.cidr().contains(address)).findFirst();
    if (block.isPresent()) {
      return block.map(Block::kind);
    }
    if (SIX_TO_FOUR.contains(address)) {
      return kindOf(embedded(address, START_IN_SIX_TO_FOUR));
    }
    if (NAT64.contains(address)) {
      return kindOf(embedded(address, START_IN_NAT64));
    }
    // Other blocks that carry one, such as the mapped and compatible addresses, are not public.
    return isIpv4(address) || PUBLIC_IPV6.contains(address)
        ? Optional.empty()
        : Optional.of("reserved");
  }

  private static boolean isIpv4(InetAddress address) {
    return address.getAddress().length == Integer.BYTES;
  }

  private static InetAddress embedded(InetAddress address, int start) {
    var ipv4 = Arrays.copyOfRange(address.getAddress(), start, start + Integer.BYTES);
    try {
      return InetAddress.getByAddress(ipv4);
    } catch (UnknownHostException impossible) {
      throw new AssertionError("four bytes are an address", impossible);
    }
  }

  private static Block block(String cidr, String kind) {
    return new Block(Cidr.parse(cidr), kind);
  }

  private record Block(Cidr cidr, String kind) {}
}
