// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.spring;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes up expressions of Spring. */
public final class RandomSpring {

  private static final List<String> DAYS = List.of("MON", "tue", "WED", "THU", "FRI", "SAT", "Sun");
  private static final List<String> MACROS =
      List.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");

  private final Random random;

  /** Makes up the same from the same numbers. */
  public RandomSpring(Random random) {
    this.random = random;
  }

  /** As ours; empty if there is none. */
  public static Optional<String> ours(String text) {
    try {
      return Optional.of(SpringCron.ours(text));
    } catch (SpringCron.UnlikeException unlike) {
      return Optional.empty();
    }
  }

  /** One of them. */
  public String next() {
    if (random.nextInt(20) == 0) {
      return MACROS.get(random.nextInt(MACROS.size()));
    }
    boolean byMonth = random.nextInt(3) == 0;
    return "%s %s %s %s %s %s"
        .formatted(
            random.nextBoolean() ? "0" : field(0, 59),
            field(0, 59),
            field(0, 23),
            byMonth ? daysOfMonth() : star(),
            random.nextBoolean() ? "*" : field(1, 12),
            byMonth ? star() : daysOfWeek());
  }

  private String star() {
    return random.nextBoolean() ? "*" : "?";
  }

  private String daysOfMonth() {
    return switch (random.nextInt(6)) {
      case 0 -> "L";
      case 1 -> "LW";
      case 2 -> "L-" + random.nextInt(1, 10);
      case 3 -> random.nextInt(1, 29) + "W";
      default -> field(1, 31);
    };
  }

  private String daysOfWeek() {
    return switch (random.nextInt(7)) {
      case 0 -> random.nextInt(0, 8) + "L";
      case 1 -> DAYS.get(random.nextInt(7)) + "L";
      case 2 -> random.nextInt(0, 8) + "#" + random.nextInt(1, 6);
      case 3 -> DAYS.get(random.nextInt(7)) + "#" + random.nextInt(1, 5);
      case 4 -> DAYS.get(random.nextInt(7)) + "," + DAYS.get(random.nextInt(7));
      default -> field(0, 7);
    };
  }

  private String field(int min, int max) {
    int first = random.nextInt(min, max + 1);
    int last = random.nextInt(first, max + 1);
    return switch (random.nextInt(6)) {
      case 0 -> "*";
      case 1 -> "*/" + random.nextInt(1, max + 1);
      case 2 -> first + "-" + last;
      case 3 -> first + "/" + random.nextInt(1, max + 1);
      case 4 -> first + "-" + last + "/" + random.nextInt(1, max + 1) + "," + min;
      default -> Integer.toString(first);
    };
  }
}
