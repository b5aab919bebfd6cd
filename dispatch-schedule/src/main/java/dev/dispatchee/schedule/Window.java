// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time within which a schedule fires.
 *
 * @param start the first instant of it; null: no start
 * @param end the last instant of it; null: no end
 */
public record Window(@Nullable Instant start, @Nullable Instant end) {

  private static final Window ALWAYS = new Window(null, null);

  /**
   * Takes a start and an end; they may be equal.
   *
   * @throws IllegalArgumentException if the end is before the start
   */
  public Window {
    if (start != null && end != null && end.isBefore(start)) {
      throw new IllegalArgumentException(
          "The end %s must not be before the start %s.".formatted(end, start));
    }
  }

  /** Neither start nor end. */
  public static Window always() {
    return ALWAYS;
  }

  /** The same, ended by another end if that is earlier; may be over before it begins. */
  Window endingAt(@Nullable Instant other) {
    if (other == null || (end != null && !other.isBefore(end))) {
      return this;
    }
    // One that is over before it begins has no start, as it could not be told otherwise.
    return new Window(start != null && other.isBefore(start) ? null : start, other);
  }

  boolean contains(Instant instant) {
    return !isBeforeStart(instant) && !isAfterEnd(instant);
  }

  boolean isBeforeStart(Instant instant) {
    return start != null && instant.isBefore(start);
  }

  boolean isAfterEnd(Instant instant) {
    return end != null && instant.isAfter(end);
  }

  /** Words to append to a schedule. */
  String describe() {
    var words = new StringBuilder();
    if (start != null) {
      words.append(", from ").append(start);
    }
    if (end != null) {
      words.append(start == null ? ", until " : " until ").append(end);
    }
    return words.toString();
  }
}
