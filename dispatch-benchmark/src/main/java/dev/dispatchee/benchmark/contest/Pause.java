// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.contest;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Lets time pass while others work. */
public final class Pause {

  private Pause() {}

  /** For so long. */
  public static void of(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /**
   * Until an instant.
   *
   * @throws IllegalStateException if it has passed
   */
  public static void until(Instant instant) {
    var left = Duration.between(Instant.now(), instant);
    if (left.isNegative()) {
      throw new IllegalStateException(instant + " has passed: this machine is too slow");
    }
    of(left);
  }
}
