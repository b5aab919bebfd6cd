// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.fires;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fires at a fixed rate from an instant on, as simple triggers of Quartz do.
 *
 * @param engine whose rule that is
 * @param start the first fire
 * @param interval from fire to fire; at least a millisecond
 * @param count how many fires there are; -1: no end
 * @param end after which there is none; null: no end
 */
public record RateFires(
    String engine, Instant start, Duration interval, long count, @Nullable Instant end)
    implements ForeignFires {

  /** Takes an interval of a millisecond or more. */
  public RateFires {
    if (interval.toMillis() < 1) {
      throw new IllegalArgumentException("found %s, allowed: from PT0.001S".formatted(interval));
    }
  }

  @Override
  public Optional<Instant> next(Instant after) {
    long passed =
        after.isBefore(start) ? 0 : Duration.between(start, after).dividedBy(interval) + 1;
    if (count >= 0 && passed >= count) {
      return Optional.empty();
    }
    return Optional.of(start.plus(interval.multipliedBy(passed)))
        .filter(fire -> end == null || !fire.isAfter(end));
  }
}
