// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.node.HeartbeatTimes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long this node's heartbeats have come one after the other. A node judges others only when
 * that is the dead time: after an outage of the database, and after a time in which the machine of
 * several nodes stood still, everybody has had time to report. Not safe for several threads.
 */
final class SteadyHeartbeats {

  private final Duration longEnough;
  private final Duration longestPause;
  private @Nullable Instant first;
  private @Nullable Instant latest;

  SteadyHeartbeats(HeartbeatTimes times) {
    this.longEnough = times.deadAfter();
    this.longestPause = times.interval().multipliedBy(2);
  }

  /** A heartbeat could not be told. */
  void ends() {
    first = null;
    latest = null;
  }

  /** A heartbeat was told. If the one before is long ago, this node was frozen: it is the first. */
  void goesOn(Instant now) {
    if (latest == null || now.isAfter(latest.plus(longestPause))) {
      first = now;
    }
    latest = now;
  }

  boolean isLongEnough() {
    return first != null && latest != null && !latest.isBefore(first.plus(longEnough));
  }
}
