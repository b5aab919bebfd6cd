// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Fires as another schedule does, where calendars let it.
 *
 * <p>Time is walked over by stretches that are either free or barred, a barred one within one day.
 * What of it is left out is one occurrence, however many fires that is.
 *
 * @param base what fires without calendars
 * @param binding the calendars
 * @param window outside of which nothing is moved
 */
record CalendarSchedule(Schedule base, CalendarBinding binding, Window window) implements Schedule {

  @Override
  public List<Occurrence> nextAt(Instant after) {
    var walk = new CalendarWalk(this, after, true);
    return walk.hasNext() ? walk.next() : List.of();
  }

  @Override
  public Optional<Instant> nextFire(Instant after) {
    var walk = new CalendarWalk(this, after, false);
    return walk.hasNext() ? Optional.of(walk.next().get(0).at()) : Optional.empty();
  }

  @Override
  public Stream<Occurrence> walk(Instant after) {
    var walk = new CalendarWalk(this, after, true);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(walk, Spliterator.ORDERED), false)
        .flatMap(List::stream);
  }

  /** What becomes of the fires of a barred stretch. */
  Barred barred(Span span, HeldDays held) {
    return Barred.of(base, span, binding, held, window);
  }

  @Override
  public long countFires(Instant after, Instant upTo) {
    long count = base.countFires(after, upTo);
    var held = new HeldDays(binding);
    for (var span : barredSpans(after, upTo, held)) {
      var start = span.beforeStart();
      var end = span.lastInstant();
      count -=
          base.countFires(start.isBefore(after) ? after : start, end.isAfter(upTo) ? upTo : end);
    }
    return count + movedInto(after, upTo, held);
  }

  private long movedInto(Instant after, Instant upTo, HeldDays held) {
    if (binding.rule() == CalendarRule.SKIP) {
      return 0;
    }
    boolean toNext = binding.rule() == CalendarRule.NEXT_DAY;
    var first = toNext ? CalendarWalk.farthestBefore(after) : after;
    var last = toNext ? upTo : upTo.plusSeconds(CalendarWalk.REACH);
    var moved = new HashSet<Instant>();
    for (var span : barredSpans(first, last, held)) {
      for (var fire : Barred.movedOf(base, span, binding, held, window)) {
        if (fire.at().isAfter(after) && !fire.at().isAfter(upTo) && !isOwn(fire.at())) {
          moved.add(fire.at());
        }
      }
    }
    return moved.size();
  }

  private boolean isOwn(Instant at) {
    return base.nextFire(at.minusNanos(1)).filter(at::equals).isPresent();
  }

  /** The barred stretches of a time in which there are fires, in order. */
  private List<Span> barredSpans(Instant after, Instant upTo, HeldDays days) {
    var spans = new ArrayList<Span>();
    var next = base.nextFire(after);
    while (next.isPresent() && !next.get().isAfter(upTo)) {
      var held = days.at(next.get());
      if (held.inside()) {
        spans.add(held.span());
      }
      next = base.nextFire(held.span().lastInstant());
    }
    return spans;
  }

  @Override
  public List<Occurrence.Skip> skips(Instant after, Instant upTo) {
    return base.skips(after, upTo);
  }

  @Override
  public List<Occurrence.LeftOut> leftOut(Instant after, Instant upTo) {
    var held = new HeldDays(binding);
    var found = new ArrayList<Occurrence.LeftOut>();
    for (var span : barredSpans(after, upTo, held)) {
      barred(span, held)
          .leftOut()
          .filter(one -> isWithin(one.at(), after, upTo))
          .ifPresent(found::add);
    }
    return found;
  }

  @Override
  public List<Occurrence.Fire> movedAway(Instant after, Instant upTo) {
    if (binding.rule() == CalendarRule.SKIP) {
      return List.of();
    }
    var held = new HeldDays(binding);
    return barredSpans(after, upTo, held).stream()
        .flatMap(span -> Barred.movedOf(base, span, binding, held, window).stream())
        .filter(fire -> isWithin(Objects.requireNonNull(fire.movedFrom()), after, upTo))
        .toList();
  }

  private static boolean isWithin(Instant at, Instant after, Instant upTo) {
    return at.isAfter(after) && !at.isAfter(upTo);
  }

  @Override
  public String describe() {
    return base.describe() + binding.describe();
  }
}
