// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import dev.dispatchee.SafeText;
import dev.dispatchee.alert.AlertChannel;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * The dead-man's switch: calls an address every so often while this node is ready. Whoever waits
 * for the calls there knows by their absence what nobody here can tell any more. Not safe for
 * several threads, but for what it has sent.
 */
@Singleton
public class AlertPing {

  private final AlertTimes times;
  private final AlertExecutors executors;
  private final AlertLine line;
  private final Clock clock;
  private final AtomicBoolean fails = new AtomicBoolean();
  private final AtomicBoolean inProgress = new AtomicBoolean();
  private Instant next = Instant.EPOCH;

  /** Takes what it needs. */
  @Inject
  public AlertPing(AlertTimes times, AlertExecutors executors, AlertLine line, Clock clock) {
    this.times = times;
    this.executors = executors;
    this.line = line;
    this.clock = clock;
  }

  /** Calls, if it is time and this node is ready; once a second. */
  void look(BooleanSupplier ready) {
    var now = clock.instant();
    if (times.pingUrl().isBlank() || now.isBefore(next)) {
      return;
    }
    next = now.plus(times.pingInterval());
    if (ready.getAsBoolean() && inProgress.compareAndSet(false, true)) {
      line.add(this::ping);
    }
  }

  private void ping() {
    try {
      line.call(
          () ->
              executors.run(
                  AlertChannel.WEBHOOK.executorType(),
                  "ping",
                  UUID.randomUUID().toString(),
                  Map.of("url", times.pingUrl().strip(), "timeout", "PT10S"),
                  1));
      if (fails.getAndSet(false)) {
        AlertLog.LOG.pingSucceeds();
      }
    } catch (UnsentException refused) {
      if (!fails.getAndSet(true)) {
        AlertLog.LOG.pingFails(SafeText.of(refused.why()));
      }
    } catch (InterruptedException late) {
      fails.set(true);
    } finally {
      inProgress.set(false);
    }
  }
}
