// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A host whose address must not be reached: to the client it is a host without address. */
class RefusedAddressException extends UnknownHostException {

  private final String sentence;

  RefusedAddressException(HostName host, InetAddress address, String kind) {
    this(
        "address %s of host %s is %s; allow it in %s"
            .formatted(address.getHostAddress(), host.text(), kind, AllowList.KEY));
  }

  private RefusedAddressException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  /** What is wrong with the address and what would change that. */
  String sentence() {
    return sentence;
  }
}
