// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
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
    work.hurry();

    await().until(() -> turns.get() >= 2);
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
