// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

/**
 * Which trigger.
 *
 * @param value positive
 */
public record DispatchTriggerId(long value) implements Comparable<DispatchTriggerId> {

  /** Refuses what no trigger can have. */
  public DispatchTriggerId {
    if (value <= 0) {
      throw new IllegalArgumentException("trigger id %d must be positive".formatted(value));
    }
  }

  @Override
  public int compareTo(DispatchTriggerId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
