// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.DispatchTaskContext;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs an exchange on a thread of its own while the run's thread waits for it, so that the time
 * limit and a cancellation hold for all of it.
 *
 * <p>The limits of sockets are for each read alone, and a look-up has none and cannot be
 * interrupted: an answer that drips, or a name server that is silent, would outlast them all.
 */
final class TimedExchange {

  private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(100);

  private final HttpExchange exchange;
  private final PlannedRequest settings;
  private final ThreadFactory threads;

  TimedExchange(HttpExchange exchange, PlannedRequest settings, ThreadFactory threads) {
    this.exchange = exchange;
    this.settings = settings;
    this.threads = threads;
  }

  /**
   * Does the exchange and waits for its end, which comes at the latest with the time limit of the
   * settings.
   *
   * @throws HttpRequestException saying why there is no answer
   * @throws InterruptedException when the thread is interrupted or the run canceled
   */
  HttpAnswer await(DispatchTaskContext context) throws HttpRequestException, InterruptedException {
    var task = new FutureTask<>(exchange);
    threads.newThread(task).start();
    try {
      return await(task, context);
    } catch (TimeoutException outOfTime) {
      throw HttpRequestException.outOfTime(settings, exchange.arrival());
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException reason) {
        throw HttpRequestException.of(settings, exchange.arrival(), reason);
      }
      throw new IllegalStateException("the request could not be made", failed.getCause());
    } finally {
      // Does nothing to one that has ended.
      exchange.abort();
    }
  }

  private HttpAnswer await(FutureTask<HttpAnswer> task, DispatchTaskContext context)
      throws ExecutionException, InterruptedException, TimeoutException {
    long start = System.nanoTime();
    long limit = settings.timeout().toNanos();
    while (true) {
      if (context.isCanceled()) {
        throw new InterruptedException("canceled before the answer was there");
      }
      long left = limit - (System.nanoTime() - start);
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
