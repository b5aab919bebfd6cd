// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.node;

import java.time.Duration;

/**
 * How often a node says that it is alive, and how long it may be silent.
 *
 * @param interval between two heartbeats
 * @param deadAfter how old the last heartbeat of a dead node is; at least twice the interval
 */
public record HeartbeatTimes(Duration interval, Duration deadAfter) {

  /** Refuses times under which a node that lives would be taken for dead. */
  public HeartbeatTimes {
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException(
          "heartbeat interval %s must be positive".formatted(interval));
    }
    if (deadAfter.compareTo(interval.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "dead time %s must be at least twice the heartbeat interval %s"
              .formatted(deadAfter, interval));
    }
  }
}
