// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.executors.timed.TimedCall;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;

/** Runs an exchange under the time limit of its settings, and says why it has no answer. */
final class TimedExchange {

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
    try {
      return new TimedCall<>(exchange, exchange::abort, settings.timeout(), threads).await(context);
    } catch (TimeoutException outOfTime) {
      throw HttpRequestException.outOfTime(settings, exchange.arrival());
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException reason) {
        throw HttpRequestException.of(settings, exchange.arrival(), reason);
      }
      throw new IllegalStateException("the request could not be made", failed.getCause());
    }
  }
}
