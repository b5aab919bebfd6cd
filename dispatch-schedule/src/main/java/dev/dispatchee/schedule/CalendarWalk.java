// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Walks over what a schedule does under calendars, instant by instant.
 *
 * <p>Stretches are looked at once, in order, as far ahead as something may be moved back from. What
 * becomes of a barred one is kept until its time; a free one is walked over when its time has come.
 * Not safe for several threads.
 */
final class CalendarWalk implements Iterator<List<Occurrence>> {

  /** How far something may be moved, in seconds, with the change of a clock. */
  static final long REACH = (DayMoves.FARTHEST_DAYS + 1) * LocalTimes.SECONDS_OF_DAY;

  /** After how many barred stretches in a row without a fire it is said that there is none. */
  static final int MOST_BARRED = 1_500;

  private final CalendarSchedule schedule;
  private final HeldDays days;
  private final Instant after;
  private final boolean all;
  private final TreeMap<Instant, List<Occurrence>> kept = new TreeMap<>();
  private final Deque<Span> free = new ArrayDeque<>();
  private Instant seen;
  private Instant walked;
  private int barred;
  private List<Occurrence> ahead = List.of();

  /**
   * Begins.
   *
   * @param after what happens is later than this
   * @param all whether what does not fire is told too
   */
  CalendarWalk(CalendarSchedule schedule, Instant after, boolean all, Effort effort) {
    this.schedule = schedule;
    this.days = new HeldDays(schedule.binding(), effort);
    this.after = after;
    this.all = all;
    this.seen = rule() == CalendarRule.NEXT_DAY ? farthestBefore(after) : after;
    this.walked = after;
  }

  private CalendarRule rule() {
    return schedule.binding().rule();
  }

  /** The earliest instant from which something may be moved to one. */
  static Instant farthestBefore(Instant instant) {
    return instant.isBefore(Instant.EPOCH) ? instant : instant.minusSeconds(REACH);
  }

  @Override
  public boolean hasNext() {
    if (ahead.isEmpty()) {
      ahead = find();
    }
    return !ahead.isEmpty();
  }

  @Override
  public List<Occurrence> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var next = ahead;
    ahead = List.of();
    return next;
  }

  private List<Occurrence> find() {
    while (true) {
      var own = own();
      var first = earliest(own);
      var unseen = schedule.base().nextAt(seen);
      if (first.isPresent()
          && (unseen.isEmpty() || first.get().isBefore(mayReach(unseen.get(0).at())))) {
        return take(first.get(), own);
      }
      if (unseen.isEmpty() || (first.isEmpty() && barred >= MOST_BARRED)) {
        return List.of();
      }
      look(unseen);
    }
  }

  /** The earliest instant to which something from an instant on may be moved. */
  private Instant mayReach(Instant instant) {
    return rule() == CalendarRule.PREVIOUS_DAY ? farthestBefore(instant) : instant;
  }

  /** What happens next in the free stretches that have been seen. */
  private List<Occurrence> own() {
    while (!free.isEmpty()) {
      var span = free.getFirst();
      var start = span.beforeStart();
      var next = schedule.base().nextAt(walked.isBefore(start) ? start : walked);
      if (!next.isEmpty() && next.get(0).at().toEpochMilli() < span.to()) {
        if (all || next.get(next.size() - 1) instanceof Occurrence.Fire) {
          return next;
        }
        walked = next.get(0).at();
      } else {
        free.removeFirst();
      }
    }
    return List.of();
  }

  private Optional<Instant> earliest(List<Occurrence> own) {
    var first = own.isEmpty() ? null : own.get(0).at();
    if (kept.isEmpty() || (first != null && first.isBefore(kept.firstKey()))) {
      return Optional.ofNullable(first);
    }
    return Optional.of(kept.firstKey());
  }

  private List<Occurrence> take(Instant at, List<Occurrence> own) {
    barred = 0;
    var taken = new ArrayList<Occurrence>();
    boolean isOwn = !own.isEmpty() && own.get(0).at().equals(at);
    boolean ownFires = isOwn && own.get(own.size() - 1) instanceof Occurrence.Fire;
    if (!kept.isEmpty() && kept.firstKey().equals(at)) {
      // A fire of the schedule's own stays what it is, whatever is moved to its instant.
      kept.pollFirstEntry().getValue().stream()
          .filter(one -> !(ownFires && one instanceof Occurrence.Fire))
          .forEach(taken::add);
    }
    if (isOwn) {
      taken.addAll(own);
      walked = at;
    }
    taken.removeIf(one -> !all && !(one instanceof Occurrence.Fire));
    taken.sort(Comparator.comparing(Occurrence.Fire.class::isInstance));
    return taken;
  }

  /** Looks at the stretch in which the schedule without calendars does something next. */
  private void look(List<Occurrence> unseen) {
    var at = unseen.get(0).at();
    if (unseen.stream().noneMatch(Occurrence.Fire.class::isInstance)) {
      unseen.forEach(this::keep);
      seen = at;
      return;
    }
    var held = days.at(at);
    var span = held.span();
    boolean isAhead = span.lastInstant().isAfter(after);
    if (held.inside()) {
      if (isAhead) {
        barred = lookAtBarred(span) ? 0 : barred + 1;
      } else {
        schedule.movedWithin(span, days, after, Instant.MAX).forEach(this::keep);
      }
    } else {
      barred = 0;
      if (isAhead) {
        free.addLast(span);
      }
    }
    seen = span.lastInstant();
  }

  /** Whether any of its fires takes place on another day. */
  private boolean lookAtBarred(Span span) {
    if (all) {
      var start = span.beforeStart();
      schedule
          .base()
          .skips(start.isBefore(seen) ? seen : start, span.lastInstant())
          .forEach(this::keep);
    }
    if (all || rule() != CalendarRule.SKIP) {
      var found = schedule.barred(span, days);
      found.leftOut().ifPresent(this::keep);
      found.moved().forEach(this::keep);
      return !found.moved().isEmpty();
    }
    return false;
  }

  private void keep(Occurrence one) {
    if (!one.at().isAfter(after) || !(all || one instanceof Occurrence.Fire)) {
      return;
    }
    var there = kept.computeIfAbsent(one.at(), at -> new ArrayList<>());
    // Of what is moved to one instant the first stands for all.
    if (there.stream().noneMatch(other -> other.getClass() == one.getClass())) {
      there.add(one);
    }
  }
}
