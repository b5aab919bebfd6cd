// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/** The parts of a recurrence rule that hold lists of numbers. */
enum RecurrencePart {
  BYSECOND(0, 60, false),
  BYMINUTE(0, 59, false),
  BYHOUR(0, 23, false),
  BYMONTHDAY(1, 31, true),
  BYYEARDAY(1, 366, true),
  BYWEEKNO(1, 53, true),
  BYMONTH(1, 12, false),
  BYSETPOS(1, 366, true);

  private final int min;
  private final int max;
  private final boolean signed;

  RecurrencePart(int min, int max, boolean signed) {
    this.min = min;
    this.max = max;
    this.signed = signed;
  }

  /** Whether a number may stand in it; a negative one counts from the end. */
  boolean allows(int number) {
    int size = signed ? Math.abs(number) : number;
    return size >= min && size <= max;
  }

  /** What may stand in it, in words. */
  String allowed() {
    return "%d to %d%s".formatted(min, max, signed ? ", or -%d to -%d".formatted(max, min) : "");
  }

  /** Whether RFC 5545 has it in rules of a frequency. */
  boolean isFor(Frequency frequency) {
    return switch (this) {
      case BYWEEKNO -> frequency == Frequency.YEARLY;
      case BYYEARDAY -> frequency == Frequency.YEARLY || frequency.isWithinDay();
      case BYMONTHDAY -> frequency != Frequency.WEEKLY;
      default -> true;
    };
  }
}
