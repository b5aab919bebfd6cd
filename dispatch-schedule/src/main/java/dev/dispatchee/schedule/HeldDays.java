// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What calendars hold on days that are asked for again and again: who looks for a free day looks at
 * the same month from each of its days. Not safe for several threads.
 */
final class HeldDays {

  /** More than anything is moved by; a power of two. */
  private static final int KEPT = 128;

  /**
   * One day.
   *
   * @param isPlain whether the clock does not change on it
   * @param barred what of it is barred
   * @param free what is free from its beginning on if nothing of it is barred
   */
  private record Kept(LocalDay day, boolean isPlain, Spans barred, Span free) {

    Spans.Held at(long millis) {
      return barred.isEmpty() ? new Spans.Held(false, free) : barred.at(millis, day.whole());
    }
  }

  private final CalendarBinding binding;
  private final @Nullable Kept[] kept = new Kept[KEPT];

  HeldDays(CalendarBinding binding) {
    this.binding = binding;
  }

  /** What holds at an instant: whether it is barred. A barred stretch lies within one day. */
  Spans.Held at(Instant instant) {
    ZoneId zone = binding.zone();
    long second = instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds();
    return of(Math.floorDiv(second, LocalTimes.SECONDS_OF_DAY)).at(instant.toEpochMilli());
  }

  /** When a clock shows a local time, if that is free. */
  Optional<Instant> ifFree(LocalDateTime local) {
    var day = of(local.toLocalDate().toEpochDay());
    // There are many of them, and zones take their time where the clock may change.
    var at =
        day.isPlain()
            ? Instant.ofEpochMilli(day.day().whole().from())
                .plusNanos(local.toLocalTime().toNanoOfDay())
            : LocalDay.instantOf(local, binding.zone());
    var held = day.isPlain() ? day.at(at.toEpochMilli()) : at(at);
    return held.inside() ? Optional.empty() : Optional.of(at);
  }

  private Kept of(long epochDay) {
    int place = Math.floorMod(epochDay, KEPT);
    var known = kept[place];
    if (known != null && known.day().epochDay() == epochDay) {
      return known;
    }
    var day = LocalDay.of(LocalDate.ofEpochDay(epochDay), binding.zone());
    var found =
        new Kept(
            day,
            isPlain(day),
            binding.barredOn(day),
            new Span(day.whole().from(), binding.freeUntil(day)));
    kept[place] = found;
    return found;
  }

  private static boolean isPlain(LocalDay day) {
    var change = day.zone().getRules().nextTransition(Instant.ofEpochMilli(day.whole().from() - 1));
    return change == null || change.getInstant().toEpochMilli() >= day.whole().to();
  }
}
