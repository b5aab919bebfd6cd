// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums up what a {@link ZoneWalk} would find, without taking each of its steps.
 *
 * <p>As long as the clock is not changed, fires are the local times that pass, and those can be
 * counted by the day. Only the seconds at which a change shows are walked through: the end of a
 * gap, and the second pass of a repeated hour.
 */
final class ZoneCount {

  private final LocalTimes times;
  private final ZoneRules rules;
  private final ZoneWalk walk;

  ZoneCount(ZonedTimes zoned) {
    this.times = zoned.times();
    this.rules = zoned.zone().getRules();
    this.walk = new ZoneWalk(zoned);
  }

  /** How many fires there are after one second and up to another. */
  long fires(long after, long upTo) {
    long end = Math.min(upTo, ZoneWalk.AFTER_ALL);
    long counted = Math.max(after, ZoneWalk.BEFORE_ALL);
    if (counted >= end) {
      return 0;
    }
    long count = 0;
    for (var change : changes(counted, end)) {
      long calm = Math.max(counted, change.toEpochSecond() - 1);
      long shown = Math.max(calm, Math.min(end, lastSecondThatShows(change)));
      count += passing(counted, calm) + walked(calm, shown);
      counted = shown;
    }
    return count + passing(counted, end);
  }

  /** What is skipped after one second and up to another. */
  List<Occurrence.Skip> skips(long after, long upTo) {
    var skips = new ArrayList<Occurrence.Skip>();
    long end = Math.min(upTo, ZoneWalk.AFTER_ALL);
    for (var change : changes(Math.max(after, ZoneWalk.BEFORE_ALL), end)) {
      long at = change.toEpochSecond();
      if (change.isGap() && at > after) {
        walk.after(at - 1).stream()
            .filter(Occurrence.Skip.class::isInstance)
            .map(Occurrence.Skip.class::cast)
            .filter(skip -> skip.at().equals(change.getInstant()))
            .forEach(skips::add);
      }
    }
    return skips;
  }

  /** The changes up to a second that may show after another, which the last before it may too. */
  private List<ZoneOffsetTransition> changes(long after, long upTo) {
    var changes = new ArrayList<ZoneOffsetTransition>();
    var from = Instant.ofEpochSecond(after);
    @Nullable ZoneOffsetTransition change = rules.previousTransition(from.plusSeconds(1));
    if (change == null) {
      change = rules.nextTransition(from);
    }
    while (change != null && change.toEpochSecond() <= upTo) {
      changes.add(change);
      change = rules.nextTransition(change.getInstant());
    }
    return changes;
  }

  private static long lastSecondThatShows(ZoneOffsetTransition change) {
    long repeated = -change.getDuration().toSeconds();
    return change.toEpochSecond() + Math.max(0, repeated - 1);
  }

  /** Those after one second and up to another between which the clock is not changed. */
  private long passing(long after, long upTo) {
    int offset = rules.getOffset(Instant.ofEpochSecond(upTo)).getTotalSeconds();
    return times.count(after + 1 + offset, upTo + 1 + offset);
  }

  private long walked(long after, long upTo) {
    long count = 0;
    var next = walk.after(after);
    while (!next.isEmpty() && next.get(0).at().getEpochSecond() <= upTo) {
      count += next.stream().filter(Occurrence.Fire.class::isInstance).count();
      next = walk.after(next.get(0).at().getEpochSecond());
    }
    return count;
  }
}
