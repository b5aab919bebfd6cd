// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.time.Duration;

/**
 * How long to pause before the next check: half a second at first, then longer and longer up to
 * five seconds, and never beyond the time-out. Not thread-safe.
 */
final class Pauses {

  static final Duration SHORTEST = Duration.ofMillis(500);
  static final Duration LONGEST = Duration.ofSeconds(5);

  private final Duration timeout;
  private Duration next = SHORTEST;

  Pauses(Duration timeout) {
    this.timeout = timeout;
  }

  /** Whether the time-out has passed. */
  boolean isOver(Duration waited) {
    return waited.compareTo(timeout) >= 0;
  }

  /**
   * The next pause.
   *
   * @param waited how long it has been so far; less than the time-out
   */
  Duration after(Duration waited) {
    var pause = next;
    next = shorter(next.multipliedBy(3).dividedBy(2), LONGEST);
    return shorter(pause, timeout.minus(waited));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
