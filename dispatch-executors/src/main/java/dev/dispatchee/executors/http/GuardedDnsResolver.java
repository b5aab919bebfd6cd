// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a host up for one request, and judges all of its addresses before any is connected to.
 *
 * <p>The client connects to what this returns and asks no other resolver, so a host cannot show one
 * address to the guard and another to the client.
 */
final class GuardedDnsResolver implements DnsResolver {

  private final RequestUrl url;
  private final AddressGuard guard;
  private final DnsResolver resolver;

  GuardedDnsResolver(RequestUrl url, AddressGuard guard, DnsResolver resolver) {
    this.url = url;
    this.guard = guard;
    this.resolver = resolver;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    // Only the host that was judged by name may profit from its name being allowed.
    // The client asks for names in Punycode by what they stand for.
    var name = url.host().text();
    if (!host.equals(name) && !host.equals(IDN.toUnicode(name))) {
      throw new UnknownHostException(host);
    }
    var addresses = resolver.resolve(name);
    for (var address : addresses) {
      guard.check(url, address);
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
