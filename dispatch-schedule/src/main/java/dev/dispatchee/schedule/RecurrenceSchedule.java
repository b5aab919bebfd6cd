// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * Fires at the local times of a recurrence rule, laid on the instants of a zone.
 *
 * <p>Equal ones have equal rules, starts, zones, clock-change rules and windows.
 */
final class RecurrenceSchedule implements Schedule {

  private final RecurrenceRule recurrence;
  private final Instant start;
  private final Window window;
  private final ZonedTimes zoned;

  RecurrenceSchedule(
      RecurrenceRule recurrence,
      Instant start,
      ZoneId zone,
      DaylightSavingRule rule,
      Window window) {
    this.recurrence = recurrence;
    this.start = start;
    this.window = window;
    this.zoned =
        new ZonedTimes(
            recurrence.localTimes(start, zone),
            recurrence.clockChangeKind(),
            zone,
            rule,
            window.endingAt(recurrence.until()));
  }

  @Override
  public List<Occurrence> nextAt(Instant after) {
    return zoned.nextAt(after);
  }

  @Override
  public long countFires(Instant after, Instant upTo) {
    return zoned.countFires(after, upTo);
  }

  @Override
  public List<Occurrence.Skip> skips(Instant after, Instant upTo) {
    return zoned.skips(after, upTo);
  }

  @Override
  public String describe() {
    var from = window.start() == null ? ", counted from " + start : "";
    return "%s, %s%s%s"
        .formatted(recurrence.describe(start, zoned.zone()), zoned.zone(), from, window.describe());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecurrenceSchedule that
        && recurrence.equals(that.recurrence)
        && start.equals(that.start)
        && window.equals(that.window)
        && zoned.zone().equals(that.zoned.zone())
        && zoned.rule() == that.zoned.rule();
  }

  @Override
  public int hashCode() {
    return Objects.hash(recurrence, start, window, zoned.zone(), zoned.rule());
  }
}
