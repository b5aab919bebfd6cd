// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import java.time.Duration;

/**
 * How runs are started and stopped on this node.
 *
 * @param outputLimit how many bytes of a run's output are kept
 * @param drainTimeout how long a stop waits for runs, before they are interrupted
 * @param grace how long an interrupted run may take to end, before it is given up
 */
public record WorkerSettings(int outputLimit, Duration drainTimeout, Duration grace) {

  private static final int LARGEST_OUTPUT = 16 * 1024 * 1024;

  /** Refuses what cannot work. */
  public WorkerSettings {
    if (outputLimit < 0 || outputLimit > LARGEST_OUTPUT) {
      throw new IllegalArgumentException(
          "output limit %d must be 0 to %d bytes".formatted(outputLimit, LARGEST_OUTPUT));
    }
    if (drainTimeout.isNegative() || grace.isNegative()) {
      throw new IllegalArgumentException(
          "drainTimeout %s and grace %s must not be negative".formatted(drainTimeout, grace));
    }
  }
}
