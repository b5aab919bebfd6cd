// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.executors.configured.ConfiguredList;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What may be reached although it is not public: hosts by the name that the URL writes, and
 * addresses by their block.
 *
 * @param hosts entries such as {@code localhost} and {@code localhost:8080}
 * @param blocks entries such as {@code 10.0.0.0/8}
 */
record AllowList(List<Host> hosts, List<Cidr> blocks) {

  /** The configuration key of the list. */
  static final String KEY = "dispatch.http-request.allow";

  /** Copies the entries. */
  AllowList {
    hosts = List.copyOf(hosts);
    blocks = List.copyOf(blocks);
  }

  /**
   * Reads a list whose entries are separated by commas.
   *
   * @throws IllegalArgumentException naming the key and the first entry that is none
   */
  static AllowList parse(String text) {
    var hosts = new ArrayList<Host>();
    var blocks = new ArrayList<Cidr>();
    for (var entry : ConfiguredList.entries(text)) {
      try {
        if (entry.contains("/")) {
          blocks.add(Cidr.parse(entry));
        } else {
          hosts.add(host(entry));
        }
      } catch (IllegalArgumentException faulty) {
        throw new IllegalArgumentException(
            "%s: '%s' is no host, host:port or CIDR block (%s)"
                .formatted(KEY, entry, faulty.getMessage()),
            faulty);
      }
    }
    return new AllowList(hosts, blocks);
  }

  boolean allows(HostName name, int port) {
    return hosts.stream().anyMatch(host -> host.covers(name, port));
  }

  boolean allows(InetAddress address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }

  private static Host host(String entry) {
    // An IPv6 address without brackets has no port: nobody could tell it from its last part.
    boolean bare = !entry.startsWith("[") && entry.indexOf(':') != entry.lastIndexOf(':');
    if (bare || entry.endsWith(":")) {
      return new Host(HostName.parse(entry), OptionalInt.empty());
    }
    var authority = Authority.parse(entry);
    return new Host(authority.host(), authority.port());
  }

  /**
   * A host, on all of its ports or on one.
   *
   * @param name how the URL must write it
   * @param port the only one allowed, or none for all
   */
  record Host(HostName name, OptionalInt port) {

    boolean covers(HostName other, int otherPort) {
      return name.equals(other) && (port.isEmpty() || port.getAsInt() == otherPort);
    }
  }
}
