// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import java.time.Duration;

/**
 * From when on a late fire is a misfire.
 *
 * @param grace how late fires may be and still count as in time, all of them
 * @param threshold how late a single fire may be and still count as in time
 */
public record MisfireTimes(Duration grace, Duration threshold) {

  /** Refuses times under which a repair of ours would be a misfire. */
  public MisfireTimes {
    if (grace.isNegative() || threshold.compareTo(grace) < 0) {
      throw new IllegalArgumentException(
          "misfire grace %s must not be negative, threshold %s not less than that"
              .formatted(grace, threshold));
    }
  }
}
