// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/** The two ways to write a cron expression. */
enum Dialect {
  /** Six or seven fields, second first, Sunday is 1; one of the day fields is left open. */
  QUARTZ,
  /** Five fields, minute first, Sunday is 0 or 7; days of month and of week add up. */
  UNIX;

  /** What a value of the field may be. */
  String allowed(Field field) {
    return switch (field) {
      case MONTH -> "1 to 12 or JAN to DEC";
      case DAY_OF_WEEK ->
          this == UNIX
              ? "0 to 7 or SUN to SAT, where 0 and 7 are Sunday"
              : "1 to 7 or SUN to SAT, where 1 is Sunday";
      default -> field.min() + " to " + field.max();
    };
  }

  /** The value that a name or a number stands for, Sunday being 1; -1 if there is none. */
  int value(Field field, String text) {
    int named = field.named(text);
    if (named >= 0) {
      return named;
    }
    if (this == UNIX && field == Field.DAY_OF_WEEK) {
      int number = Numbers.read(text, 0, 7);
      return number < 0 ? -1 : number % 7 + 1;
    }
    return Numbers.read(text, field.min(), field.max());
  }

  /**
   * The value at which a range ends. Written from a Sunday to 7, it is the whole week and ends on a
   * Saturday.
   */
  int rangeEnd(Field field, String from, String to) {
    int end = value(field, to);
    boolean wholeWeek =
        this == UNIX
            && field == Field.DAY_OF_WEEK
            && Numbers.read(to) == 7
            && Numbers.read(from) != 7
            && value(field, from) == end;
    return wholeWeek ? field.max() : end;
  }
}
