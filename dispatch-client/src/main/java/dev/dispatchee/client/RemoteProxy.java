// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.ejb.client.Affinity;
import org.jboss.ejb.client.EJBClient;
import org.jboss.ejb.client.StatelessEJBLocator;

/** Makes what stands for the bean of the server. */
final class RemoteProxy {

  private RemoteProxy() {}

  /**
   * Makes it; nothing is connected yet.
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
