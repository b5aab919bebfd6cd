// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.io.Serializable;
import java.util.function.Function;

/** The way to a server. */
interface Link extends AutoCloseable {

  /**
   * Asks the server; safe for several threads.
   *
   * @throws DispatchClientException if it cannot be asked
   */
  <T extends Serializable> Answer<T> ask(Function<DispatchRemote, Answer<T>> question);

  @Override
  void close();
}
