// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import dev.dispatchee.api.DispatchTaskContext;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Work on a thread of its own, which a driver may hold for as long as it likes: the thread of the
 * run waits, and ends it in time.
 */
final class WatchedWork {

  private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int MOST_ASKED = 25;

  private final SqlWork work;
  private final FutureTask<Void> task;
  private final ThreadFactory threads;

  WatchedWork(SqlWork work, ThreadFactory threads) {
    this.work = work;
    this.task = new FutureTask<>(work);
    this.threads = threads;
  }

  /**
   * Does the work and waits for its end, which comes soon after the time limit.
   *
   * @throws SqlRunException saying what was not done
   * @throws InterruptedException when the thread is interrupted or the run canceled
   * @throws Exception what the work throws
   */
  void await(DispatchTaskContext context, Duration timeout) throws Exception {
    threads.newThread(task).start();
    try {
      awaitInTime(context, timeout.toNanos());
    } catch (TimeoutException outOfTime) {
      end(context);
      throw SqlRunException.outOfTime(timeout);
    } catch (InterruptedException stopped) {
      end(context);
      throw stopped;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Exception reason) {
        throw reason;
      }
      throw new IllegalStateException("the statements could not be executed", failed.getCause());
    }
  }

  private void awaitInTime(DispatchTaskContext context, long limit)
      throws ExecutionException, InterruptedException, TimeoutException {
    long start = System.nanoTime();
    while (true) {
      if (context.isCanceled()) {
        throw new InterruptedException("canceled before the statements were done");
      }
      long left = limit - (System.nanoTime() - start);
      try {
        task.get(Math.min(left, LONGEST_WAIT), TimeUnit.NANOSECONDS);
        return;
      } catch (TimeoutException notYet) {
        if (left <= LONGEST_WAIT) {
          throw notYet;
        }
      }
    }
  }

  /** Asks the database to end it, again and again: between two statements it hears nothing. */
  private void end(DispatchTaskContext context) {
    boolean interrupted = Thread.interrupted();
    for (int i = 0; i < MOST_ASKED && !task.isDone(); i++) {
      work.open().end();
      try {
        task.get(LONGEST_WAIT, TimeUnit.NANOSECONDS);
      } catch (TimeoutException | ExecutionException endedOrNot) {
        // The loop looks which.
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (!task.isDone()) {
      context.error().println("the database was asked to end the statement, and has not yet");
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
