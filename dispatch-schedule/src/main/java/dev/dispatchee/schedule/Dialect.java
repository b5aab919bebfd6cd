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
      case MONTH -> "1 to 12 or JAN to DEC, in full too";
      case DAY_OF_WEEK ->
          this == UNIX
              ? "0 to 7 or SUN to SAT, in full too, where 0 and 7 are Sunday"
              : "1 to 7 or SUN to SAT, in full too, where 1 is Sunday";
      default -> field.min() + " to " + field.max();
    };
  }

  /**
   * The value that a name or a number stands for, Sunday being 1; -1 if there is none. The UNIX
   * form also has 7 for Sunday, the day after Saturday: that is 8.
   */
  int value(Field field, String text) {
    int named = field.named(text);
    if (named >= 0) {
      return named;
    }
    if (this == UNIX && field == Field.DAY_OF_WEEK) {
      int number = Numbers.read(text, 0, field.max());
      return number < 0 ? -1 : number + 1;
    }
    return Numbers.read(text, field.min(), field.max());
  }

  /** Where a step ends that has a start and no end. */
  int last(Field field) {
    return this == UNIX && field == Field.DAY_OF_WEEK ? field.max() + 1 : field.max();
  }
}
