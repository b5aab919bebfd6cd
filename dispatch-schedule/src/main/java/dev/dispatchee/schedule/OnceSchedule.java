// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.util.List;

/**
 * Fires at one instant.
 *
 * @param at the instant
 * @param window outside of which it does not fire
 */
record OnceSchedule(Instant at, Window window) implements Schedule {

  @Override
  public List<Occurrence> nextAt(Instant after) {
    return at.isAfter(after) && window.contains(at)
        ? List.of(new Occurrence.Fire(at, Note.NONE))
        : List.of();
  }

  @Override
  public long countFires(Instant after, Instant upTo) {
    return at.isAfter(upTo) ? 0 : nextAt(after).size();
  }

  @Override
  public String describe() {
    return "Once at %s%s".formatted(at, window.describe());
  }
}
