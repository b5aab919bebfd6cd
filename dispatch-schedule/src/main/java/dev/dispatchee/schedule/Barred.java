// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the fires of a barred stretch of a day.
 *
 * @param moved those that take place on another day
 * @param left those that do not take place; null if there are none
 */
record Barred(List<Occurrence.Fire> moved, Occurrence.@Nullable LeftOut left) {

  /** A stretch with more fires than this moves none of them: who fires so often can do without. */
  static final int MOST_MOVED = 100;

  /** To move a fire costs about as much as so many days to look at. */
  private static final int STEPS_OF_FIRE = 5;

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
    return move(fires(base, span, count, held), binding, held, window, span);
  }

  /** Those of its fires that take place on another day; quicker than all that becomes of them. */
  static List<Occurrence.Fire> movedOf(
      Schedule base, Span span, CalendarBinding binding, HeldDays held, Window window) {
    long count = base.countFires(span.beforeStart(), span.lastInstant());
    return count == 0 || movesNone(binding, count)
        ? List.of()
        : move(fires(base, span, count, held), binding, held, window, span).moved();
  }

  /**
   * Those of its fires that take place on another day, after an instant and up to another; no other
   * fire is looked at.
   */
  static List<Occurrence.Fire> movedWithin(
      Schedule base,
      Span span,
      CalendarBinding binding,
      HeldDays held,
      Window window,
      Instant after,
      Instant upTo) {
    if (binding.rule() == CalendarRule.SKIP) {
      return List.of();
    }
    var moves =
        DayMoves.of(span, binding.rule(), held).stream()
            .filter(move -> move.mayBeWithin(after, upTo))
            .toList();
    if (moves.isEmpty()
        || movesNone(binding, base.countFires(span.beforeStart(), span.lastInstant()))) {
      return List.of();
    }
    var moved = new ArrayList<Occurrence.Fire>();
    for (var move : moves) {
      var end = move.part().lastInstant();
      var fire = base.nextFire(move.part().beforeStart());
      while (fire.isPresent() && !fire.get().isAfter(end)) {
        held.effort().spend(STEPS_OF_FIRE);
        var to = move.of(fire.get());
        if (to.isAfter(after) && !to.isAfter(upTo) && window.contains(to)) {
          moved.add(new Occurrence.Fire(to, Note.CALENDAR_MOVED, fire.get()));
        }
        fire = base.nextFire(fire.get());
      }
    }
    return moved;
  }

  private static boolean movesNone(CalendarBinding binding, long count) {
    return binding.rule() == CalendarRule.SKIP || count > MOST_MOVED;
  }

  private static List<Instant> fires(Schedule base, Span span, long count, HeldDays held) {
    held.effort().spend(count * STEPS_OF_FIRE);
    return base.walk(span.beforeStart())
        .filter(Occurrence.Fire.class::isInstance)
        .limit(count)
        .map(Occurrence::at)
        .toList();
  }

  private static Barred move(
      List<Instant> fires, CalendarBinding binding, HeldDays held, Window window, Span span) {
    var moves = DayMoves.of(span, binding.rule(), held);
    var moved = new ArrayList<Occurrence.Fire>();
    var left = new ArrayList<Instant>();
    int next = 0;
    for (var fire : fires) {
      long millis = fire.toEpochMilli();
      while (next < moves.size() && moves.get(next).part().to() <= millis) {
        next++;
      }
      boolean hasDay = next < moves.size() && moves.get(next).part().from() <= millis;
      var to = hasDay ? moves.get(next).of(fire) : null;
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
