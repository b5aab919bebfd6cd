// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

/**
 * Which log, that is which run.
 *
 * @param value positive
 */
public record DispatchLogId(long value) {

  /** Refuses what no log can have. */
  public DispatchLogId {
    if (value <= 0) {
      throw new IllegalArgumentException("log id %d must be positive".formatted(value));
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
