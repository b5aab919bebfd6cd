// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts the fires of a schedule under calendars between instants that follow each other, in one
 * pass over what is barred.
 */
final class CalendarCounts {

  private final CalendarSchedule schedule;
  private final Schedule base;
  private final List<Instant> borders;
  private final HeldDays held;
  private final long[] counts;

  CalendarCounts(CalendarSchedule schedule, List<Instant> borders, Effort effort) {
    this.schedule = schedule;
    this.base = schedule.base();
    this.borders = borders;
    this.held = new HeldDays(schedule.binding(), effort);
    this.counts = base.countFires(borders, effort);
  }

  long[] count() {
    var after = borders.get(0);
    var upTo = borders.get(borders.size() - 1);
    takeBarred(new BarredSpans(base, after, upTo, held));
    if (schedule.binding().rule() != CalendarRule.SKIP) {
      addMoved(after, upTo);
    }
    return counts;
  }

  private void takeBarred(BarredSpans spans) {
    int first = 0;
    while (spans.hasNext()) {
      var span = spans.next();
      var start = span.beforeStart();
      var end = span.lastInstant();
      while (!borders.get(first + 1).isAfter(start)) {
        first++;
      }
      for (int i = first; i < counts.length && borders.get(i).isBefore(end); i++) {
        counts[i] -=
            base.countFires(later(start, borders.get(i)), earlier(end, borders.get(i + 1)));
      }
    }
  }

  private void addMoved(Instant after, Instant upTo) {
    boolean toNext = schedule.binding().rule() == CalendarRule.NEXT_DAY;
    var first = toNext ? CalendarWalk.farthestBefore(after) : after;
    var last = toNext ? upTo : upTo.plusSeconds(CalendarWalk.REACH);
    var moved = new HashSet<Instant>();
    var spans = new BarredSpans(base, first, last, held);
    while (spans.hasNext()) {
      for (var fire : schedule.movedWithin(spans.next(), held, after, upTo)) {
        if (!isOwn(fire.at()) && moved.add(fire.at())) {
          counts[indexOf(fire.at())]++;
        }
      }
    }
  }

  private int indexOf(Instant at) {
    int index = Collections.binarySearch(borders, at);
    return index >= 0 ? index - 1 : -index - 2;
  }

  private boolean isOwn(Instant at) {
    return base.nextFire(at.minusNanos(1)).filter(at::equals).isPresent();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isAfter(other) ? other : one;
  }

  /** One count after the other, of a schedule that is soon counted. */
  static long[] oneByOne(Schedule schedule, List<Instant> borders) {
    return IntStream.range(0, borders.size() - 1)
        .mapToLong(i -> schedule.countFires(borders.get(i), borders.get(i + 1)))
        .toArray();
  }
}
