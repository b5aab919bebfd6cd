// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import java.lang.Thread.State;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeriodicWorkTest {

  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final AtomicInteger turns = new AtomicInteger();
  private PeriodicWork work;

  @AfterEach
  void stop() throws InterruptedException {
    work.stop();
  }

  @Test
  void takesTheNextTurnAtOnceWhenItIsToHurry() {
    work = PeriodicWork.start(Thread::new, "test", FOR_EVER, turns::incrementAndGet);
    await().until(() -> turns.get() == 1);

    work.hurry();

    await().until(() -> turns.get() == 2);
  }

  @Test
  void takesOneTurnHoweverOftenItIsToHurryMeanwhile() {
    var mayEnd = new Semaphore(0);
    var thread = new AtomicReference<Thread>();
    work =
        PeriodicWork.start(
            Thread::new,
            "test",
            FOR_EVER,
            () -> {
              thread.set(Thread.currentThread());
              turns.incrementAndGet();
              mayEnd.acquire();
            });
    await().until(() -> turns.get() == 1);
    work.hurry();
    work.hurry();
    work.hurry();

    mayEnd.release();
    await().until(() -> turns.get() == 2);
    mayEnd.release();

    // A turn waits without a limit of time; only between turns does the thread wait with one.
    await().until(() -> turns.get() > 2 || thread.get().getState() == State.TIMED_WAITING);
    assertThat(turns).hasValue(2);
  }

  // An interrupt would close the H2 file under whoever still writes to it.
  @Test
  void letsTheTurnEndThatIsBeingTakenWhenItIsStopped() throws InterruptedException {
    var mayEnd = new Semaphore(0);
    var ended = new AtomicInteger();
    work =
        PeriodicWork.start(
            Thread::new,
            "test",
            Duration.ofMillis(1),
            () -> {
              turns.incrementAndGet();
              mayEnd.acquire();
              ended.incrementAndGet();
            });
    await().until(() -> turns.get() == 1);
    var stopper = new Thread(() -> assertThatNoException().isThrownBy(work::stop));
    stopper.start();
    await().until(() -> stopper.getState() == State.TIMED_WAITING);

    mayEnd.release();
    stopper.join();

    assertThat(ended).hasValue(1);
    assertThat(turns).as("no further turn").hasValue(1);
  }

  @Test
  void interruptsAtOnceATurnThatWaitsForWork() throws InterruptedException {
    var thread = new AtomicReference<Thread>();
    work =
        PeriodicWork.startWaiting(
            Thread::new,
            "test",
            FOR_EVER,
            () -> {
              thread.set(Thread.currentThread());
              turns.incrementAndGet();
              new Semaphore(0).acquire();
            });
    await().until(() -> turns.get() == 1);

    work.stop();

    assertThat(thread.get().isAlive()).isFalse();
  }

  @Test
  void goesOnAfterATurnThatFailed() {
    work =
        PeriodicWork.start(
            Thread::new,
            "test",
            Duration.ofMillis(1),
            () -> {
              turns.incrementAndGet();
              throw new IllegalStateException("on purpose");
            });

    await().until(() -> turns.get() >= 3);
  }
}
