// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

/**
 * Logs that were added up, or deleted.
 *
 * @param logs how many
 * @param used by database and servers meanwhile, with what idle ones use
 */
public record UpkeptLogs(long logs, Use used) {

  /** How many in a second, one node after the other. */
  public double aSecond() {
    return logs * 1e9 / used.length().toNanos();
  }
}
