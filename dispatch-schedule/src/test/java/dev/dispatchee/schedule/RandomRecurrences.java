// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes up recurrence rules that RFC 5545 allows, with every part that it knows. */
final class RandomRecurrences {

  private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  private final Random random;

  RandomRecurrences(Random random) {
    this.random = random;
  }

  /** A rule of a frequency. */
  String of(Frequency frequency) {
    var parts = new ArrayList<String>();
    parts.add("FREQ=" + frequency);
    if (often(2)) {
      parts.add("INTERVAL=" + interval(frequency));
    }
    for (var part : RecurrencePart.values()) {
      if (part != RecurrencePart.BYSETPOS && part.isFor(frequency) && random.nextInt(5) == 0) {
        parts.add(part + "=" + list(() -> number(frequency, part)));
      }
    }
    if (random.nextInt(3) == 0) {
      boolean numbered =
          (frequency == Frequency.MONTHLY || frequency == Frequency.YEARLY)
              && parts.stream().noneMatch(part -> part.startsWith("BYWEEKNO"));
      parts.add("BYDAY=" + list(() -> day(frequency, numbered)));
    }
    if (parts.stream().anyMatch(part -> part.startsWith("BY")) && random.nextInt(4) == 0) {
      parts.add("BYSETPOS=" + list(() -> Integer.toString(signed(4))));
    }
    if (random.nextInt(3) == 0) {
      parts.add("WKST=" + DAYS.get(random.nextInt(7)));
    }
    if (random.nextInt(4) == 0) {
      parts.add("COUNT=" + (1 + random.nextInt(60)));
    }
    return String.join(";", parts);
  }

  private int interval(Frequency frequency) {
    return 1 + random.nextInt(frequency.isWithinDay() && random.nextInt(4) == 0 ? 5_000 : 7);
  }

  private String number(Frequency frequency, RecurrencePart part) {
    return Integer.toString(
        switch (part) {
          case BYSECOND, BYMINUTE -> random.nextInt(60);
          case BYHOUR -> random.nextInt(24);
          case BYMONTHDAY -> signed(31);
          // What lib-recur makes of days from the end of the year within the day is a day off.
          case BYYEARDAY -> frequency.isWithinDay() ? 1 + random.nextInt(366) : signed(366);
          // And a week that a year does not have, if counted from its end, is its first to it.
          case BYWEEKNO -> signed(52);
          case BYMONTH -> 1 + random.nextInt(12);
          case BYSETPOS -> signed(4);
        });
  }

  private String day(Frequency frequency, boolean numbered) {
    var day = DAYS.get(random.nextInt(7));
    return numbered && random.nextBoolean()
        ? signed(frequency == Frequency.YEARLY ? 53 : 5) + day
        : day;
  }

  private int signed(int largest) {
    int number = 1 + random.nextInt(largest);
    return random.nextInt(3) == 0 ? -number : number;
  }

  private String list(Supplier<String> item) {
    return Stream.generate(item)
        .limit(1 + random.nextInt(4))
        .distinct()
        .collect(Collectors.joining(","));
  }

  private boolean often(int of) {
    return random.nextInt(of) != 0;
  }
}
