// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;

/** A resolver whose answers the test gives, and that counts how often it was asked. */
final class StubResolver implements DnsResolver {

  /** One look-up. */
  @FunctionalInterface
  interface LookUp {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  private final LookUp lookUp;
  private final AtomicInteger asked = new AtomicInteger();

  StubResolver(LookUp lookUp) {
    this.lookUp = lookUp;
  }

  /** Gives one answer after the other, and the last one from then on. */
  static StubResolver answering(InetAddress[]... answers) {
    var next = new AtomicInteger();
    return new StubResolver(
        host -> answers[Math.min(next.getAndIncrement(), answers.length - 1)].clone());
  }

  static InetAddress[] addresses(String... literals) throws UnknownHostException {
    var addresses = new InetAddress[literals.length];
    for (int i = 0; i < literals.length; i++) {
      addresses[i] = InetAddress.getByName(literals[i]);
    }
    return addresses;
  }

  int timesAsked() {
    return asked.get();
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    asked.incrementAndGet();
    return lookUp.of(host);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
