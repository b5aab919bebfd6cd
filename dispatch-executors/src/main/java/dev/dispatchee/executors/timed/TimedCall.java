// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.timed;

import dev.dispatchee.api.DispatchTaskContext;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Does blocking work on a thread of its own while the run's thread waits for it, so that the time
 * limit and a cancellation hold for all of it.
 *
 * <p>The limits of sockets are for each read alone, and a look-up has none and cannot be
 * interrupted: an answer that drips, or a name server that is silent, would outlast them all.
 *
 * @param <T> what comes of the work
 */
public final class TimedCall<T> {

  private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(100);

  private final Callable<T> work;
  private final Runnable abort;
  private final Duration limit;
  private final ThreadFactory threads;

  /**
   * Starts nothing yet.
   *
   * @param abort ends the work from another thread, wherever it is; does nothing to one that has
   *     ended
   * @param limit how long it may take
   * @param threads where its thread comes from
   */
  public TimedCall(Callable<T> work, Runnable abort, Duration limit, ThreadFactory threads) {
    this.work = work;
    this.abort = abort;
    this.limit = limit;
    this.threads = threads;
  }

  /**
   * Does the work and waits for its end, which comes at the latest with the time limit.
   *
   * @throws ExecutionException with what the work has thrown
   * @throws InterruptedException when the thread is interrupted or the run canceled
   * @throws TimeoutException when it takes too long
   */
  public T await(DispatchTaskContext context)
      throws ExecutionException, InterruptedException, TimeoutException {
    var task = new FutureTask<>(work);
    threads.newThread(task).start();
    try {
      return await(task, context);
    } finally {
      abort.run();
    }
  }

  private T await(FutureTask<T> task, DispatchTaskContext context)
      throws ExecutionException, InterruptedException, TimeoutException {
    long start = System.nanoTime();
    while (true) {
      if (context.isCanceled()) {
        throw new InterruptedException("canceled before the answer was there");
      }
      long left = limit.toNanos() - (System.nanoTime() - start);
      try {
        return task.get(Math.min(left, LONGEST_WAIT), TimeUnit.NANOSECONDS);
      } catch (TimeoutException notYet) {
        if (left <= LONGEST_WAIT) {
          throw notYet;
        }
      }
    }
  }
}
