// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the fires of a barred stretch of a day.
 *
 * @param moved those that take place on another day
 * @param left those that do not take place; null if there are none
 */
record Barred(List<Occurrence.Fire> moved, Occurrence.@Nullable LeftOut left) {

  /** How many days away a fire may be moved. */
  static final int FARTHEST_DAYS = 31;

  /** A stretch with more fires than this moves none of them: who fires so often can do without. */
  static final int MOST_MOVED = 100;

  static Barred of(
      Schedule base, Span span, CalendarBinding binding, HeldDays held, Window window) {
    var before = span.beforeStart();
    var end = span.lastInstant();
    long count = base.countFires(before, end);
    if (count == 0) {
      return new Barred(List.of(), null);
    }
    if (movesNone(binding, count)) {
      var first = base.nextFire(before).orElseThrow();
      var last = count == 1 ? first : lastOf(base, first, end);
      return new Barred(List.of(), new Occurrence.LeftOut(last, first, bounded(count)));
    }
    return move(fires(base, span, count), binding, held, window);
  }

  /** Those of its fires that take place on another day; quicker than all that becomes of them. */
  static List<Occurrence.Fire> movedOf(
      Schedule base, Span span, CalendarBinding binding, HeldDays held, Window window) {
    long count = base.countFires(span.beforeStart(), span.lastInstant());
    return count == 0 || movesNone(binding, count)
        ? List.of()
        : move(fires(base, span, count), binding, held, window).moved();
  }

  private static boolean movesNone(CalendarBinding binding, long count) {
    return binding.rule() == CalendarRule.SKIP || count > MOST_MOVED;
  }

  private static List<Instant> fires(Schedule base, Span span, long count) {
    return base.walk(span.beforeStart())
        .filter(Occurrence.Fire.class::isInstance)
        .limit(count)
        .map(Occurrence::at)
        .toList();
  }

  private static Barred move(
      List<Instant> fires, CalendarBinding binding, HeldDays held, Window window) {
    var targets = targets(fires, binding, held);
    var moved = new ArrayList<Occurrence.Fire>();
    var left = new ArrayList<Instant>();
    for (var fire : fires) {
      var to = targets.get(fire);
      if (to != null && window.contains(to)) {
        moved.add(new Occurrence.Fire(to, Note.CALENDAR_MOVED, fire));
      } else {
        left.add(fire);
      }
    }
    return new Barred(
        moved,
        left.isEmpty()
            ? null
            : new Occurrence.LeftOut(left.get(left.size() - 1), left.get(0), left.size()));
  }

  /** Where fires of one day are moved to, those that have a day that is free at their time. */
  private static Map<Instant, Instant> targets(
      List<Instant> fires, CalendarBinding binding, HeldDays held) {
    var targets = new HashMap<Instant, Instant>();
    int step = binding.rule() == CalendarRule.NEXT_DAY ? 1 : -1;
    var locals = fires.stream().map(fire -> LocalDateTime.ofInstant(fire, binding.zone())).toList();
    for (int days = 1; days <= FARTHEST_DAYS && targets.size() < fires.size(); days++) {
      for (int i = 0; i < locals.size(); i++) {
        var fire = fires.get(i);
        if (!targets.containsKey(fire)) {
          held.ifFree(locals.get(i).plusDays((long) step * days))
              .ifPresent(free -> targets.put(fire, free));
        }
      }
    }
    return targets;
  }

  /** The last fire up to an instant, of which there is one at or after the first. */
  private static Instant lastOf(Schedule base, Instant first, Instant upTo) {
    long at = first.toEpochMilli();
    long none = upTo.toEpochMilli() + 1;
    while (none - at > 1) {
      long middle = at + (none - at) / 2;
      if (base.countFires(Instant.ofEpochMilli(middle).minusNanos(1), upTo) > 0) {
        at = middle;
      } else {
        none = middle;
      }
    }
    return Instant.ofEpochMilli(at);
  }

  private static int bounded(long count) {
    return (int) Math.min(Integer.MAX_VALUE, count);
  }

  Optional<Occurrence.LeftOut> leftOut() {
    return Optional.ofNullable(left);
  }
}
