// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes up cron expressions that can be read, with everything the two forms know. */
public final class RandomExpressions {

  private static final List<String> MONTHS =
      List.of("JAN", "feb", "Mar", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "mon", "Tue", "WED", "THU", "FRI", "SAT");

  private final Random random;

  /** Makes up the same expressions from the same numbers. */
  public RandomExpressions(Random random) {
    this.random = random;
  }

  /** Six or seven fields, one of the days left open. */
  public String quartz() {
    boolean byMonth = random.nextBoolean();
    var ofMonth = byMonth ? daysOfMonth() : "?";
    var ofWeek = byMonth ? "?" : daysOfWeek(1, 7);
    return "%s %s %s %s %s %s%s"
        .formatted(second(), minute(), hour(), ofMonth, month(), ofWeek, year());
  }

  /** Five fields. */
  public String unix() {
    return "%s %s %s %s %s".formatted(minute(), hour(), daysOfMonth(), month(), daysOfWeek(0, 7));
  }

  /** Six or seven fields with lists that Quartz does not know. */
  public String mixed() {
    boolean byMonth = random.nextBoolean();
    var ofMonth = byMonth ? some(this::daysOfMonth) : "?";
    var ofWeek = byMonth ? "?" : some(() -> daysOfWeek(1, 7));
    return "%s %s %s %s %s %s%s"
        .formatted(second(), minute(), hour(), ofMonth, some(this::month), ofWeek, years());
  }

  private String years() {
    return often(2) ? year() : " " + some(() -> number(2025, 2040));
  }

  private String some(Supplier<String> item) {
    return IntStream.rangeClosed(0, random.nextInt(3))
        .mapToObj(i -> item.get())
        .collect(Collectors.joining(","));
  }

  private String second() {
    return often(4) ? "0" : list(0, 59, 59);
  }

  private String minute() {
    return often(2) ? number(0, 59) : list(0, 59, 59);
  }

  private String hour() {
    return often(3) ? number(0, 23) : list(0, 23, 23);
  }

  private String month() {
    if (often(3)) {
      return "*";
    }
    return often(2) ? oneOf(MONTHS) + (often(2) ? "" : "-" + oneOf(MONTHS)) : list(1, 12, 12);
  }

  private String year() {
    return switch (random.nextInt(8)) {
      case 0 -> " *";
      case 1 -> " " + number(2025, 2035) + "-" + number(2036, 2060);
      case 2 -> " " + number(2025, 2035) + "/" + number(1, 7);
      default -> "";
    };
  }

  private String daysOfMonth() {
    return switch (random.nextInt(8)) {
      case 0 -> "L";
      case 1 -> "LW";
      case 2 -> "L-" + number(0, 30);
      case 3 -> number(1, 31) + "W";
      case 4 -> "*";
      case 5 -> number(1, 31) + ",L";
      default -> list(1, 31, 31);
    };
  }

  private String daysOfWeek(int min, int max) {
    return switch (random.nextInt(8)) {
      case 0 -> "L";
      case 1 -> number(min, max) + "L";
      case 2 -> oneOf(DAYS) + "L";
      case 3 -> number(min, max) + "#" + number(1, 5);
      case 4 -> oneOf(DAYS) + "#" + number(1, 5);
      case 5 -> oneOf(DAYS) + "-" + oneOf(DAYS);
      case 6 -> "*";
      default -> list(min, max, 7);
    };
  }

  private String list(int min, int max, int largestStep) {
    return IntStream.rangeClosed(0, random.nextInt(3))
        .mapToObj(i -> item(min, max, largestStep))
        .collect(Collectors.joining(","));
  }

  private String item(int min, int max, int largestStep) {
    return switch (random.nextInt(6)) {
      case 0 -> "*";
      case 1 -> "*/" + number(1, largestStep);
      case 2 -> number(min, max) + "-" + number(min, max);
      case 3 -> number(min, max) + "/" + number(1, largestStep);
      case 4 -> number(min, max) + "-" + number(min, max) + "/" + number(1, largestStep);
      default -> number(min, max);
    };
  }

  private String number(int min, int max) {
    return Integer.toString(min + random.nextInt(max - min + 1));
  }

  private String oneOf(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }

  private boolean often(int of) {
    return random.nextInt(of) != 0;
  }
}
