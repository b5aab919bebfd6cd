// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/**
 * How requests get to where they go.
 *
 * @param guard which addresses they may go to
 * @param resolver finds the addresses of hosts
 * @param proxy through which public addresses are reached, if there is one
 * @param tls whom they trust, and as whom they come
 */
record Network(
    AddressGuard guard, DnsResolver resolver, Optional<ForwardProxy> proxy, TlsContexts tls) {}
