// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;

/**
 * A socket that gets to public addresses through a proxy, and to all others by itself: those are
 * inside, and an administrator has allowed them.
 */
final class TunnelSocket extends Socket {

  private final ForwardProxy proxy;

  TunnelSocket(ForwardProxy proxy) {
    super(Proxy.NO_PROXY);
    this.proxy = proxy;
  }

  @Override
  public void connect(SocketAddress target, int timeout) throws IOException {
    if (!(target instanceof InetSocketAddress address)
        || address.isUnresolved()
        || SpecialAddresses.kindOf(address.getAddress()).isPresent()) {
      super.connect(target, timeout);
      return;
    }
    try {
      super.connect(proxy.address(), timeout);
    } catch (IOException away) {
      throw new ProxyException("was not reached: the proxy cannot be reached");
    }
    proxy.tunnel(address, getInputStream(), getOutputStream());
  }
}
