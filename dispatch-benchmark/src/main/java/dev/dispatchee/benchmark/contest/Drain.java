// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.contest;

/**
 * Many runs that are due at once.
 *
 * @param work what each does
 * @param arrival how they come to be there
 * @param runs how many
 */
public record Drain(Work work, Arrival arrival, int runs) {

  /** Refuses one without runs. */
  public Drain {
    if (runs < 1) {
      throw new IllegalArgumentException("runs %d must be at least 1".formatted(runs));
    }
  }
}
