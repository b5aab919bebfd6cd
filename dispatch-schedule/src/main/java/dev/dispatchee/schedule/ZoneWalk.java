// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays local times on the line of instants.
 *
 * <p>A walk goes along the local clock and asks, for each matching local time, what the zone makes
 * of it. Only where the clock goes back does a later instant have an earlier local time, so only
 * there does the walk look at the local times a second time.
 */
final class ZoneWalk {

  // No zone is more than a day away from UTC.
  static final long BEFORE_ALL = -2 * 86_400L;
  static final long AFTER_ALL =
      LocalDateTime.of(Field.YEAR.max() + 1, 1, 3, 0, 0).toEpochSecond(ZoneOffset.UTC);

  private final LocalTimes times;
  private final ClockChangeKind clockChangeKind;
  private final ZoneRules rules;
  private final DaylightSavingRule rule;

  ZoneWalk(ZonedTimes zoned) {
    this.times = zoned.times();
    this.clockChangeKind = zoned.clockChangeKind();
    this.rules = zoned.zone().getRules();
    this.rule = zoned.rule();
  }

  /** What happens at the first second after the given one at which anything does. */
  List<Occurrence> after(long epochSecond) {
    if (epochSecond >= AFTER_ALL) {
      return List.of();
    }
    long second = Math.max(epochSecond, BEFORE_ALL);
    long local = second + rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    var change = rules.getTransition(clock(local));
    if (change == null) {
      return ahead(local + 1);
    }
    return inOverlap(change, second, local + 1)
        .orElseGet(() -> ahead(start(change.getDateTimeBefore())));
  }

  /** What is left of an overlap: the rest of its first pass, if it is on, and the second pass. */
  private Optional<List<Occurrence>> inOverlap(
      ZoneOffsetTransition overlap, long second, long local) {
    long from = local;
    if (second < overlap.toEpochSecond()) {
      var first = inPass(overlap, local, overlap.getOffsetBefore(), Note.OVERLAP_FIRST);
      if (first.isPresent()) {
        return first;
      }
      from = start(overlap.getDateTimeAfter());
    }
    return firesTwice()
        ? inPass(overlap, from, overlap.getOffsetAfter(), Note.OVERLAP_SECOND)
        : Optional.empty();
  }

  private Optional<List<Occurrence>> inPass(
      ZoneOffsetTransition overlap, long from, ZoneOffset offset, Note note) {
    long local = times.next(from);
    return local < start(overlap.getDateTimeBefore())
        ? Optional.of(fire(local - offset.getTotalSeconds(), note))
        : Optional.empty();
  }

  /** From a local time on that has not come yet, not even a first time. */
  private List<Occurrence> ahead(long from) {
    long local = times.next(from);
    while (local != LocalTimes.NEVER) {
      var dateTime = clock(local);
      var change = rules.getTransition(dateTime);
      if (change == null) {
        return fire(local - rules.getOffset(dateTime).getTotalSeconds(), Note.NONE);
      }
      if (change.isOverlap()) {
        return fire(local - change.getOffsetBefore().getTotalSeconds(), Note.OVERLAP_FIRST);
      }
      if (clockChangeKind != ClockChangeKind.HOURLY) {
        return atEndOf(change, local);
      }
      local = times.next(start(change.getDateTimeAfter()));
    }
    return List.of();
  }

  private List<Occurrence> atEndOf(ZoneOffsetTransition gap, long firstInGap) {
    long end = start(gap.getDateTimeAfter());
    if (rule != DaylightSavingRule.SKIP) {
      // A regular fire at the end of the gap stays what it is, whatever is moved there.
      return fire(gap.toEpochSecond(), times.next(end) == end ? Note.NONE : Note.GAP_MOVED);
    }
    var lost = new ArrayList<LocalDateTime>();
    long local = firstInGap;
    while (local < end && lost.size() < Occurrence.Skip.MOST_NAMED) {
      lost.add(clock(local));
      local = times.next(local + 1);
    }
    var skip = new Occurrence.Skip(gap.getInstant(), lost, (int) times.count(firstInGap, end));
    return times.next(end) == end
        ? List.of(skip, new Occurrence.Fire(gap.getInstant(), Note.NONE))
        : List.of(skip);
  }

  private boolean firesTwice() {
    return clockChangeKind != ClockChangeKind.CLOCK_BOUND || rule == DaylightSavingRule.RUN_TWICE;
  }

  private static List<Occurrence> fire(long epochSecond, Note note) {
    return List.of(new Occurrence.Fire(Instant.ofEpochSecond(epochSecond), note));
  }

  private static LocalDateTime clock(long local) {
    return LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
  }

  private static long start(LocalDateTime clock) {
    return clock.toEpochSecond(ZoneOffset.UTC);
  }
}
