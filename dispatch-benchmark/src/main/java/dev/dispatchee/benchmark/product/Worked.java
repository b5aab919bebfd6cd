// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import java.time.Duration;

/**
 * Many runs that were worked off.
 *
 * @param took until the last one had ended
 * @param used by database and servers for it, with what idle ones use
 */
public record Worked(Duration took, Use used) {

  /** How many a second, of so many. */
  public double rate(int runs) {
    return runs * 1e9 / took.toNanos();
  }
}
