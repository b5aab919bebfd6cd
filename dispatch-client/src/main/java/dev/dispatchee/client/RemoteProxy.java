// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.ejb.client.Affinity;
import org.jboss.ejb.client.EJBClient;
import org.jboss.ejb.client.StatelessEJBLocator;

/** Creates the proxy for the bean on the server. */
final class RemoteProxy {

  private RemoteProxy() {}

  /**
   * Creates it; it does not connect yet.
   *
   * @param answerWithin how long an answer may take
   */
  static DispatchRemote to(Affinity server, Duration answerWithin) {
    var proxy =
        EJBClient.createProxy(
            new StatelessEJBLocator<>(
                DispatchRemote.class,
                DispatchRemote.APPLICATION,
                DispatchRemote.MODULE,
                DispatchRemote.BEAN,
                server));
    EJBClient.setInvocationTimeout(proxy, answerWithin.toMillis(), TimeUnit.MILLISECONDS);
    return proxy;
  }
}
