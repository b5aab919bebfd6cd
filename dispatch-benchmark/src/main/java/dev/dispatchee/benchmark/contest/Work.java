// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.contest;

import java.util.concurrent.TimeUnit;

/** What one run does. */
public enum Work {
  NO_OP(0),
  TEN_MILLIS(10),
  TWO_HUNDRED_MILLIS(200);

  private final long millis;

  Work(long millis) {
    this.millis = millis;
  }

  /** How long it takes by itself. */
  public long millis() {
    return millis;
  }

  /** Does it, in peers that run a method. */
  public void perform() {
    if (millis > 0) {
      try {
        TimeUnit.MILLISECONDS.sleep(millis);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
