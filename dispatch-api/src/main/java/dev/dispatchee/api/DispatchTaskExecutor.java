// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

import java.util.Optional;

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

  /**
   * Says why a trigger cannot do its work as things are, such as for a file that is missing or a
   * system that is not set up; ready unless overridden.
   *
   * <p>Asked when somebody is about to activate the trigger or to run it now, which is refused with
   * that text, and when somebody looks at it. A run that is due is not asked for: it starts, and
   * {@link #execute} judges. Called on a thread of the server's with no transaction open and no
   * user, with the context class loader of its own deployment and an active request scope. It must
   * answer at once: after two seconds its thread is interrupted, and the trigger counts as not
   * ready, as it does when this throws.
   *
   * @return empty if it is ready; else one or two sentences for users, of which at most 500
   *     characters are shown
   */
  default Optional<String> notReady(DispatchTaskTrigger trigger) {
    return Optional.empty();
  }
}
