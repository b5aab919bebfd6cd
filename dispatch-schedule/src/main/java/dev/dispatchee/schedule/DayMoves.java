// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a barred stretch of a day is moved to: each part of it to the same time of the first day
 * that is free then. Days are looked at once for the whole stretch, however many fires it has.
 */
final class DayMoves {

  /** How many days away something may be moved. */
  static final int FARTHEST_DAYS = 31;

  /**
   * A part of a stretch that is moved as one.
   *
   * @param part the part
   * @param to what its first millisecond becomes
   * @param isOne whether all of it becomes that: the clock leaves these times out
   */
  record Move(Span part, long to, boolean isOne) {

    Instant of(Instant at) {
      return isOne ? Instant.ofEpochMilli(to) : at.plusMillis(to - part.from());
    }

    /** Whether something of it may come after an instant and up to another. */
    boolean mayBeWithin(Instant after, Instant upTo) {
      long last = isOne ? to : to + part.to() - part.from();
      return Instant.ofEpochMilli(last).plusMillis(1).isAfter(after)
          && !Instant.ofEpochMilli(to).isAfter(upTo);
    }
  }

  /**
   * Times of a day that have no day yet.
   *
   * @param from the first millisecond of the day
   * @param to the first after them
   * @param back what to add to come back to the instants that they stand for
   */
  private record Times(long from, long to, long back) {

    Span part(long first, long end) {
      return new Span(first + back, end + back);
    }
  }

  private final HeldDays held;
  private final List<Move> moves = new ArrayList<>();
  private final List<Times> left;

  private DayMoves(HeldDays held, List<Times> all) {
    this.held = held;
    this.left = all;
  }

  /** The moves of a stretch, in order; what they leave has no free day. */
  static List<Move> of(Span span, CalendarRule rule, HeldDays held) {
    int step = rule == CalendarRule.NEXT_DAY ? 1 : -1;
    var found = new ArrayList<Move>();
    timesOf(span, held)
        .forEach(
            (epochDay, all) -> {
              var moves = new DayMoves(held, all);
              for (int i = 1; i <= FARTHEST_DAYS && !moves.left.isEmpty(); i++) {
                moves.lookAt(held.day(epochDay + (long) step * i));
              }
              found.addAll(moves.moves);
            });
    found.sort(Comparator.comparingLong(move -> move.part().from()));
    return found;
  }

  /**
   * What the clock shows in a stretch, by its date: one, but where it is set back over midnight.
   */
  private static Map<Long, List<Times>> timesOf(Span span, HeldDays held) {
    var day = held.dayAt(Instant.ofEpochMilli(span.from()));
    var found = new HashMap<Long, List<Times>>();
    for (var run : day.runs()) {
      long at = Math.max(span.from(), run.start());
      long to = Math.min(span.to(), run.end());
      while (at < to) {
        long time = at - run.start() + run.time();
        long days = Math.floorDiv(time, DayClock.DAY);
        long first = time - days * DayClock.DAY;
        long end = Math.min(DayClock.DAY, first + to - at);
        found
            .computeIfAbsent(day.epochDay() + days, other -> new ArrayList<>())
            .add(new Times(first, end, at - first));
        at += end - first;
      }
    }
    return found;
  }

  private void lookAt(HeldDays.Day day) {
    held.effort().spend(left.size());
    var all = List.copyOf(left);
    left.clear();
    for (var times : all) {
      for (var piece : day.pieces()) {
        long from = Math.max(times.from(), piece.from());
        long to = Math.min(times.to(), piece.to());
        if (from >= to) {
          continue;
        }
        var cut = new Times(from, to, times.back());
        if (piece.isGap()) {
          lookAtGap(cut, piece.start());
        } else {
          lookAt(cut, day.barred(), piece.start() - piece.from());
        }
      }
    }
  }

  private void lookAtGap(Times times, long end) {
    if (held.at(Instant.ofEpochMilli(end)).inside()) {
      left.add(times);
    } else {
      moves.add(new Move(times.part(times.from(), times.to()), end, true));
    }
  }

  /** Looks at times that the clock of a day shows once, that much later than they are. */
  private void lookAt(Times times, Spans barred, long later) {
    long at = times.from();
    var within = barred.within(new Span(times.from() + later, times.to() + later)).all();
    held.effort().spend(within.size());
    for (var span : within) {
      move(times, at, span.from() - later, later);
      left.add(new Times(span.from() - later, span.to() - later, times.back()));
      at = span.to() - later;
    }
    move(times, at, times.to(), later);
  }

  private void move(Times times, long from, long to, long later) {
    if (from < to) {
      moves.add(new Move(times.part(from, to), from + later, false));
    }
  }
}
