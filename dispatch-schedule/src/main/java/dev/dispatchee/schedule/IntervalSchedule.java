// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Fires at a fixed rate on the line of elapsed time.
 *
 * @param interval from fire to fire
 * @param anchor the first fire, which gives the others their phase
 * @param window outside of which it does not fire
 */
record IntervalSchedule(Duration interval, Instant anchor, Window window) implements Schedule {

  IntervalSchedule {
    if (interval.toNanosPart() != 0 || interval.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "The interval must be a whole number of seconds, at least 1, but %s was found."
              .formatted(interval));
    }
  }

  @Override
  public List<Occurrence> nextAt(Instant after) {
    var start = window.start();
    if (start != null && after.isBefore(start)) {
      // The instant before the start, so that a fire at the start counts.
      return within(start.equals(Instant.MIN) ? start : start.minusNanos(1));
    }
    return within(after);
  }

  @Override
  public long countFires(Instant after, Instant upTo) {
    var end = window.end();
    var last = end != null && end.isBefore(upTo) ? end : upTo;
    return nextAt(after).stream()
        .map(Occurrence::at)
        .filter(first -> !first.isAfter(last))
        .mapToLong(first -> Duration.between(first, last).toSeconds() / interval.toSeconds() + 1)
        .sum();
  }

  private List<Occurrence> within(Instant after) {
    if (after.isBefore(anchor)) {
      return fireAt(anchor);
    }
    long passed = after.getEpochSecond() - anchor.getEpochSecond();
    if (after.getNano() < anchor.getNano()) {
      passed--;
    }
    long wait = interval.toSeconds() - passed % interval.toSeconds();
    long last = anchor.getEpochSecond() + passed;
    return wait > Instant.MAX.getEpochSecond() - last
        ? List.of()
        : fireAt(Instant.ofEpochSecond(last + wait, anchor.getNano()));
  }

  private List<Occurrence> fireAt(Instant at) {
    return window.isAfterEnd(at) ? List.of() : List.of(new Occurrence.Fire(at, Note.NONE));
  }

  @Override
  public String describe() {
    var units = new ArrayList<String>();
    add(units, interval.toHours(), "hour");
    add(units, interval.toMinutesPart(), "minute");
    add(units, interval.toSecondsPart(), "second");
    var pace = String.join(" ", units);
    // "Every hour" reads better than "Every 1 hour", "Every 1 hour 30 minutes" than the other way.
    var every = units.size() == 1 && pace.startsWith("1 ") ? pace.substring(2) : pace;
    return "Every %s of elapsed time, counted from %s%s"
        .formatted(every, anchor, window.describe());
  }

  private static void add(List<String> units, long count, String unit) {
    if (count > 0) {
      units.add("%d %s%s".formatted(count, unit, count == 1 ? "" : "s"));
    }
  }
}
