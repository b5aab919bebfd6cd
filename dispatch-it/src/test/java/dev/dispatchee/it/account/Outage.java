// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which the server could not be expected to start or end runs.
 *
 * @param from when it was killed, stopped or suspended
 * @param to when it was ready again
 */
public record Outage(Instant from, Instant to) {

  /** Refuses one that ends before it begins. */
  public Outage {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("from %s to %s".formatted(from, to));
    }
  }

  /** Whether an instant lies in it. */
  boolean has(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }

  /** How much of it lies between two instants. */
  Duration within(Instant start, Instant end) {
    var first = from.isAfter(start) ? from : start;
    var last = to.isBefore(end) ? to : end;
    return last.isAfter(first) ? Duration.between(first, last) : Duration.ZERO;
  }
}
