// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.io.Serializable;
import java.util.function.Function;

/** The way to a server. */
interface Link extends AutoCloseable {

  /**
   * Calls the server; thread-safe.
   *
   * @throws DispatchClientException if it cannot be called
   */
  <T extends Serializable> Answer<T> ask(Function<DispatchRemote, Answer<T>> question);

  @Override
  void close();
}
