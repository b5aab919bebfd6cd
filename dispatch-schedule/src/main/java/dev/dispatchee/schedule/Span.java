// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;

/**
 * A stretch of time, in milliseconds since 1970.
 *
 * @param from its first millisecond
 * @param to the first after it
 */
record Span(long from, long to) {

  /** The last instant before it. */
  Instant beforeStart() {
    return Instant.ofEpochMilli(from).minusNanos(1);
  }

  /** The last instant in it. */
  Instant lastInstant() {
    return Instant.ofEpochMilli(to).minusNanos(1);
  }

  boolean isEmpty() {
    return to <= from;
  }
}
