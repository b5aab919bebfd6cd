// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.executors.timed.TimedCall;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;

/**
 * Work on a thread of its own, which a driver may hold for as long as it likes: the thread of the
 * run waits, and ends it in time.
 */
final class WatchedWork {

  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final int MOST_ASKED = 25;

  private final SqlWork work;
  private final ThreadFactory threads;

  WatchedWork(SqlWork work, ThreadFactory threads) {
    this.work = work;
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
    try {
      new TimedCall<>(work, () -> end(context), timeout, threads).await(context);
    } catch (TimeoutException outOfTime) {
      throw SqlRunException.outOfTime(timeout);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Exception reason) {
        throw reason;
      }
      throw new IllegalStateException("the statements could not be executed", failed.getCause());
    }
  }

  /** Asks the database to end it, again and again: between two statements it hears nothing. */
  private void end(DispatchTaskContext context) {
    boolean interrupted = Thread.interrupted();
    boolean closed = work.open().isClosed();
    for (int i = 0; i < MOST_ASKED && !closed; i++) {
      work.open().end();
      try {
        closed = work.open().awaitClosed(BETWEEN);
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (!closed) {
      context.error().println("the database was asked to end the statement, and has not yet");
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
