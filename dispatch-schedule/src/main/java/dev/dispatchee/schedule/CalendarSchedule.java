// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.util.Iterator;
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
    var walk = new CalendarWalk(this, after, true, Effort.unlimited());
    return walk.hasNext() ? walk.next() : List.of();
  }

  @Override
  public Optional<Instant> nextFire(Instant after) {
    var walk = new CalendarWalk(this, after, false, Effort.unlimited());
    return walk.hasNext() ? Optional.of(walk.next().get(0).at()) : Optional.empty();
  }

  @Override
  public Stream<Occurrence> walk(Instant after) {
    return walk(after, Effort.unlimited());
  }

  @Override
  public Stream<Occurrence> walk(Instant after, Effort effort) {
    return stream(new CalendarWalk(this, after, true, effort)).flatMap(List::stream);
  }

  private static <T> Stream<T> stream(Iterator<T> iterator) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
  }

  /** What becomes of the fires of a barred stretch. */
  Barred barred(Span span, HeldDays held) {
    return Barred.of(base, span, binding, held, window);
  }

  /** The fires of a barred stretch that are moved to after an instant and up to another. */
  List<Occurrence.Fire> movedWithin(Span span, HeldDays held, Instant after, Instant upTo) {
    return Barred.movedWithin(base, span, binding, held, window, after, upTo);
  }

  @Override
  public long countFires(Instant after, Instant upTo) {
    return countFires(List.of(after, upTo), Effort.unlimited())[0];
  }

  @Override
  public long[] countFires(List<Instant> borders, Effort effort) {
    return new CalendarCounts(this, borders, effort).count();
  }

  @Override
  public List<Occurrence.Skip> skips(Instant after, Instant upTo) {
    return base.skips(after, upTo);
  }

  @Override
  public Stream<Occurrence.LeftOut> leftOut(Instant after, Instant upTo, Effort effort) {
    var held = new HeldDays(binding, effort);
    return stream(new BarredSpans(base, after, upTo, held))
        .flatMap(span -> barred(span, held).leftOut().stream())
        .filter(one -> isWithin(one.at(), after, upTo));
  }

  @Override
  public Stream<Occurrence.Fire> movedAway(Instant after, Instant upTo, Effort effort) {
    if (binding.rule() == CalendarRule.SKIP) {
      return Stream.empty();
    }
    var held = new HeldDays(binding, effort);
    return stream(new BarredSpans(base, after, upTo, held))
        .flatMap(span -> Barred.movedOf(base, span, binding, held, window).stream())
        .filter(fire -> isWithin(Objects.requireNonNull(fire.movedFrom()), after, upTo));
  }

  private static boolean isWithin(Instant at, Instant after, Instant upTo) {
    return at.isAfter(after) && !at.isAfter(upTo);
  }

  @Override
  public Schedule withoutCalendars() {
    return base;
  }

  @Override
  public String describe() {
    return base.describe() + binding.describe();
  }
}
