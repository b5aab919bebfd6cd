// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import java.util.concurrent.Executor;

/** The threads that runs are executed on: the contract with who knows the server's resources. */
public interface RunThreads extends Executor {

  /**
   * Has a slot work on a thread.
   *
   * @throws java.util.concurrent.RejectedExecutionException if there is none for it now
   */
  @Override
  void execute(Runnable slot);
}
