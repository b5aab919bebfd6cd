// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What calendars hold on days that are asked for again and again: who looks for a free day looks at
 * the same month from each of its days. Not safe for several threads.
 */
final class HeldDays {

  /** More than anything is moved by; a power of two. */
  private static final int KEPT = 128;

  /** To ask a schedule about a stretch costs about as much as so many days to look at. */
  private static final int STEPS_OF_STRETCH = 10;

  /**
   * One day.
   *
   * @param barred what of it is barred
   * @param free what is free from its beginning on if nothing of it is barred
   * @param pieces when its clock shows what
   */
  record Day(LocalDay day, Spans barred, Span free, List<DayClock.Piece> pieces) {

    long epochDay() {
      return day.epochDay();
    }

    /** What its clock shows when. */
    List<DayClock.Run> runs() {
      return DayClock.runs(day);
    }

    Spans.Held at(long millis) {
      return barred.isEmpty() ? new Spans.Held(false, free) : barred.at(millis, day.whole());
    }
  }

  private final CalendarBinding binding;
  private final Effort effort;
  private final @Nullable Day[] kept = new Day[KEPT];

  HeldDays(CalendarBinding binding, Effort effort) {
    this.binding = binding;
    this.effort = effort;
  }

  Effort effort() {
    return effort;
  }

  /** What holds at an instant: whether it is barred. A barred stretch lies within one day. */
  Spans.Held at(Instant instant) {
    effort.spend(STEPS_OF_STRETCH);
    return dayAt(instant).at(instant.toEpochMilli());
  }

  /** The day of an instant. */
  Day dayAt(Instant instant) {
    ZoneId zone = binding.zone();
    long second = instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds();
    var found = day(Math.floorDiv(second, LocalTimes.SECONDS_OF_DAY));
    // Where the clock is set back over midnight, the day before is shown again: it is over.
    return instant.toEpochMilli() < found.day().whole().to() ? found : day(found.epochDay() + 1);
  }

  /** The day of a date, counted from 1970-01-01. */
  Day day(long epochDay) {
    int place = Math.floorMod(epochDay, KEPT);
    var known = kept[place];
    if (known != null && known.epochDay() == epochDay) {
      return known;
    }
    var day = LocalDay.of(LocalDate.ofEpochDay(epochDay), binding.zone());
    var barred = binding.barredOn(day);
    // They are put together of the spans of two calendars.
    effort.spend(STEPS_OF_STRETCH + 4L * barred.all().size());
    var found =
        new Day(
            day,
            barred,
            new Span(day.whole().from(), binding.freeUntil(day)),
            DayClock.pieces(day));
    kept[place] = found;
    return found;
  }
}
