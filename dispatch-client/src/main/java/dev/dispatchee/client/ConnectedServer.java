// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.Function;
import org.jboss.ejb.client.EJBClientContext;
import org.jboss.ejb.client.URIAffinity;
import org.jboss.ejb.protocol.remote.RemoteTransportProvider;
import org.jboss.remoting3.Endpoint;
import org.wildfly.security.auth.client.AuthenticationConfiguration;
import org.wildfly.security.auth.client.AuthenticationContext;
import org.wildfly.security.auth.client.MatchRule;
import org.wildfly.security.sasl.SaslMechanismSelector;
import org.xnio.Xnio;

/**
 * The way to a server over the network. It shares nothing with the rest of the JVM, so that clients
 * for different users and servers can live side by side, and its connection ends with it.
 */
final class ConnectedServer implements Link {

  // A server on this machine would take a local user for the one that was named, and nobody is
  // meant to be let in without a name. In the open a password is only proven, never sent.
  private static final SaslMechanismSelector IN_THE_OPEN =
      SaslMechanismSelector.fromString("#ALL -JBOSS-LOCAL-USER -ANONYMOUS -PLAIN");
  private static final SaslMechanismSelector OVER_TLS =
      SaslMechanismSelector.fromString("#ALL -JBOSS-LOCAL-USER -ANONYMOUS");

  private final URI address;
  private final Endpoint endpoint;
  private final EJBClientContext calls;
  private final AuthenticationContext user;
  private final DispatchRemote proxy;

  ConnectedServer(DispatchClient.Builder wanted) {
    this.address = wanted.address();
    this.user = user(wanted);
    try {
      var builder = Endpoint.builder().setEndpointName("dispatch-client");
      builder.buildXnioWorker(Xnio.getInstance());
      this.endpoint = builder.build();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    this.calls =
        endpoint.runFunction(
            provider -> new EJBClientContext.Builder().addTransportProvider(provider).build(),
            new RemoteTransportProvider());
    this.proxy = RemoteProxy.to(URIAffinity.forUri(address), wanted.answerWithin());
  }

  private static AuthenticationContext user(DispatchClient.Builder wanted) {
    boolean secure = wanted.address().getScheme().equals(DispatchClient.Builder.SECURE);
    var configuration =
        AuthenticationConfiguration.empty()
            .useName(wanted.user())
            .usePassword(wanted.password())
            .setSaslMechanismSelector(secure ? OVER_TLS : IN_THE_OPEN);
    var context = AuthenticationContext.empty().with(MatchRule.ALL, configuration);
    var tls = wanted.sslContext();
    return tls == null ? context : context.withSsl(MatchRule.ALL, () -> tls);
  }

  @Override
  public <T extends Serializable> Answer<T> ask(Function<DispatchRemote, Answer<T>> question) {
    try {
      return endpoint.runAction(
          () -> calls.runAction(() -> user.runAction(() -> question.apply(proxy))));
    } catch (RuntimeException failed) {
      throw Failures.of(failed, address.toString());
    }
  }

  @Override
  public void close() {
    endpoint.closeAsync();
  }
}
