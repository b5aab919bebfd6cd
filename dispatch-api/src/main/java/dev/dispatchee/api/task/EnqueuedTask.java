// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.task;

import java.time.Duration;

/** Work that has been handed over: one run. May be used by several threads. */
public interface EnqueuedTask {

  /** The id of its log, by which it can be found again. */
  long id();

  /**
   * What is known of it now. Reads the database without taking part in the caller's transaction.
   */
  TaskState state();

  /**
   * Waits until it has ended. A further attempt is a run of its own and is not waited for.
   *
   * @param longest how long to wait at most
   * @return its state: not {@link TaskState#ended} if that time has passed
   * @throws IllegalStateException if it was handed over in the transaction that is open on this
   *     thread: it cannot start before that has ended
   * @throws InterruptedException if the thread is interrupted; the run goes on
   */
  TaskState await(Duration longest) throws InterruptedException;

  /**
   * Asks it to end. One that waits is canceled at once; one in progress is interrupted within some
   * seconds. Takes effect at once, whatever becomes of the caller's transaction.
   *
   * @return whether it had not ended yet
   */
  boolean cancel();
}
