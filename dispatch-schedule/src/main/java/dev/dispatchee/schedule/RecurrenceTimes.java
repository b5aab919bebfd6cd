// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Makes the local times of a recurrence rule that starts at a certain one. */
final class RecurrenceTimes {

  private static final int PER_MINUTE = 60;
  private static final int PER_HOUR = 3600;
  private static final int HOURS = 24;

  private final RecurrenceParts parts;
  private final LocalDateTime start;

  private RecurrenceTimes(RecurrenceParts parts, LocalDateTime start) {
    this.parts = parts;
    this.start = start;
  }

  /**
   * The local times of a rule.
   *
   * @param start its DTSTART, in whole seconds: none is before it, and it fills in what the rule
   *     leaves open; it is one of them only if it suits the rule
   */
  static LocalTimes of(RecurrenceParts parts, LocalDateTime start) {
    return new RecurrenceTimes(parts, start).bounded();
  }

  private LocalTimes bounded() {
    long first = seconds(start);
    var times = parts.frequency().isWithinDay() ? slots() : days();
    var count = parts.count();
    if (count != null) {
      return BoundedTimes.counted(times, first, count);
    }
    long last =
        parts.until() instanceof Until.Local local ? seconds(local.clock()) : LocalTimes.NEVER - 1;
    return BoundedTimes.ending(times, first, last);
  }

  private static long seconds(LocalDateTime clock) {
    return clock.toEpochSecond(ZoneOffset.UTC);
  }

  private LocalTimes days() {
    var days = new RecurrenceDays(parts, start);
    var times =
        new ClockTimes(
            parts.bits(RecurrencePart.BYHOUR, start.getHour()),
            parts.bits(RecurrencePart.BYMINUTE, start.getMinute()),
            parts.bits(RecurrencePart.BYSECOND, start.getSecond()));
    return parts.has(RecurrencePart.BYSETPOS) && times.count() > 0
        ? new PeriodTimes(days, times, positions())
        : new DayTimes(days, times);
  }

  private LocalTimes slots() {
    return new SlotTimes(
        new RecurrenceDays(parts, start),
        parts.frequency().seconds(),
        parts.interval(),
        seconds(start),
        slotsOfDay(),
        secondsOfSlot());
  }

  private BitSet slotsOfDay() {
    int length = parts.frequency().seconds();
    long hours = parts.bitsOrAll(RecurrencePart.BYHOUR, HOURS);
    long minutes = parts.bitsOrAll(RecurrencePart.BYMINUTE, PER_MINUTE);
    long seconds = parts.bitsOrAll(RecurrencePart.BYSECOND, PER_MINUTE);
    var slots = new BitSet();
    for (int at = 0; at < LocalTimes.SECONDS_OF_DAY; at += length) {
      if (Bits.has(hours, at / PER_HOUR)
          && (length > PER_MINUTE || Bits.has(minutes, at / PER_MINUTE % PER_MINUTE))
          && (length > 1 || Bits.has(seconds, at % PER_MINUTE))) {
        slots.set(at / length);
      }
    }
    return slots;
  }

  private int[] secondsOfSlot() {
    long seconds = parts.bits(RecurrencePart.BYSECOND, start.getSecond());
    long minutes = parts.bits(RecurrencePart.BYMINUTE, start.getMinute());
    var all =
        IntStream.range(0, parts.frequency().seconds())
            .filter(
                at ->
                    parts.frequency() == Frequency.SECONDLY
                        || (Bits.has(seconds, at % PER_MINUTE)
                            && (parts.frequency() == Frequency.MINUTELY
                                || Bits.has(minutes, at / PER_MINUTE))))
            .toArray();
    return parts.has(RecurrencePart.BYSETPOS) ? positions().of(all) : all;
  }

  private SetPositions positions() {
    return new SetPositions(parts.numbers(RecurrencePart.BYSETPOS));
  }
}
