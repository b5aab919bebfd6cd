// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.event;

import dev.dispatchee.MinuteLimit;
import dev.dispatchee.SafeText;
import dev.dispatchee.api.discovery.EventDirectory;
import dev.dispatchee.api.discovery.ObservingDeployment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Events on their way to observers, in the order in which they came. Who reports one never waits
 * for those who observe it. Safe for several threads.
 */
@Singleton
public class EngineEvents {

  static final int MOST_WAITING = 10_000;

  private static final int FAILURES_EACH_MINUTE = 20;

  private final EventDirectory directory;
  private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong dropped = new AtomicLong();
  private final MinuteLimit failures;

  /** Tells the deployments of this server. */
  @Inject
  public EngineEvents() {
    this(EventDirectory.shared(), System::nanoTime);
  }

  EngineEvents(EventDirectory directory, LongSupplier nanoTime) {
    this.directory = directory;
    this.failures = new MinuteLimit(FAILURES_EACH_MINUTE, nanoTime);
  }

  /**
   * Has an event told; returns at once.
   *
   * @param event makes it, if anybody observes anything
   */
  public void report(Supplier<?> event) {
    if (directory.all().isEmpty()) {
      return;
    }
    var made = event.get();
    if (!waiting.offer(() -> tell(made))) {
      dropped.incrementAndGet();
    }
  }

  /** Waits for the next event and tells it. */
  public void tellNext() throws InterruptedException {
    waiting.take().run();
    long untold = dropped.getAndSet(0);
    if (untold > 0) {
      EventLog.LOG.eventsDropped(untold);
    }
    tellBesides(failures.leftOutBefore());
  }

  /** Waits until what has been reported so far is told, or for so long. */
  public void settle(Duration longest) throws InterruptedException {
    var told = new CountDownLatch(1);
    if (waiting.offer(told::countDown)) {
      told.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void tell(Object event) {
    for (var deployment : directory.all()) {
      tell(event, deployment);
    }
  }

  // Errors too: whatever an observer does, the others are told.
  private void tell(Object event, ObservingDeployment deployment) {
    try {
      deployment.tell(event);
    } catch (RuntimeException | Error failed) {
      failures
          .tell()
          .ifPresent(
              besides -> {
                tellBesides(besides);
                EventLog.LOG.observerFailed(
                    event.getClass().getSimpleName(), SafeText.of(deployment.name()), failed);
              });
    }
  }

  private static void tellBesides(int besides) {
    if (besides > 0) {
      EventLog.LOG.observersFailedBesides(besides);
    }
  }
}
