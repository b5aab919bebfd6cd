// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.net.InetAddress;

/**
 * Decides which addresses a request may go to: public ones, and those that are allowed.
 *
 * @param allowed what may be reached besides public addresses
 */
record AddressGuard(AllowList allowed) {

  /**
   * Refuses an address that the host of a URL was found to have.
   *
   * @throws RefusedAddressException naming the address and what is wrong with it
   */
  void check(RequestUrl url, InetAddress address) throws RefusedAddressException {
    if (allowed.allows(url.host(), url.port()) || allowed.allows(address)) {
      return;
    }
    var kind = SpecialAddresses.kindOf(address);
    if (kind.isPresent()) {
      throw new RefusedAddressException(url.host(), address, kind.get());
    }
  }
}
