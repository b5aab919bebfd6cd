// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

/** The logic of a task. */
@FunctionalInterface
public interface DispatchTaskExecutor {

  /**
   * Does the work of one run, on a managed thread, with no transaction open, with the context class
   * loader of its own deployment and an active request scope.
   *
   * <p>A run that returns is successful; one that throws has failed. When the run is canceled or
   * timed out, its thread is interrupted and {@link DispatchTaskContext#isCanceled()} becomes true:
   * end soon then, by returning or throwing. After a crash or the loss of a node the same fire may
   * be executed again, as another attempt: see {@link DispatchTaskContext#idempotencyKey()}.
   *
   * @throws Exception whatever kept the work from being done; its message becomes the run's error
   *     unless the executor wrote an error text of its own; a {@link PermanentFailureException} is
   *     not tried again
   */
  void execute(DispatchTaskContext context) throws Exception;
}
