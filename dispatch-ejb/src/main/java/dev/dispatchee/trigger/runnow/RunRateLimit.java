// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.runnow;

/**
 * How many runs a user may ask for.
 *
 * @param perMinute in a minute on each node; 0 for any number
 */
public record RunRateLimit(int perMinute) {

  private static final int LARGEST = 1_000_000;

  /** Refuses what is no rate. */
  public RunRateLimit {
    if (perMinute < 0 || perMinute > LARGEST) {
      throw new IllegalArgumentException(
          "run rate %d must be 0 to %d a minute".formatted(perMinute, LARGEST));
    }
  }
}
