// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.io.Serializable;
import java.time.Duration;
import java.util.function.Function;
import org.jboss.ejb.client.Affinity;

/**
 * The way to the server in which this deployment runs: without a connection, as the calling user.
 */
final class InThisServer implements Link {

  private final DispatchRemote proxy;

  InThisServer(Duration answerWithin) {
    this.proxy = RemoteProxy.to(Affinity.LOCAL, answerWithin);
  }

  @Override
  public <T extends Serializable> Answer<T> ask(Function<DispatchRemote, Answer<T>> question) {
    try {
      return question.apply(proxy);
    } catch (RuntimeException failed) {
      throw Failures.of(failed, "this server");
    }
  }

  @Override
  public void close() {
    // There is no connection.
  }
}
