// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Puts the second, minute and hour of an expression into words. */
final class TimeWords {

  private static final int MOST_TIMES = 8;

  private final BitSet seconds;
  private final BitSet minutes;
  private final BitSet hours;
  private final boolean everyDay;

  /**
   * Takes the times of an expression.
   *
   * @param everyDay whether they are of every day, so that a night may go over midnight
   */
  TimeWords(CronFields fields, boolean everyDay) {
    this.seconds = fields.values(Field.SECOND);
    this.minutes = fields.values(Field.MINUTE);
    this.hours = fields.values(Field.HOUR);
    this.everyDay = everyDay;
  }

  /** "At 02:30", "Every 15 minutes", "Between 09:00 and 17:00, every hour". */
  String text() {
    var words = isFew() ? "at " + Listing.join(clocks(), "and") : pace();
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Whether each time is named. */
  boolean isFew() {
    return seconds.cardinality() * minutes.cardinality() * hours.cardinality() <= MOST_TIMES;
  }

  /** Whether no hour is left out. */
  boolean goOnAllDay() {
    return hours.cardinality() == Field.HOUR.size();
  }

  private List<String> clocks() {
    var clocks = new ArrayList<String>();
    for (var run : hourRuns()) {
      for (int i = 0; i < run.length(); i++) {
        int hour = (run.first() + i) % Field.HOUR.size();
        minutes.stream()
            .forEach(
                minute ->
                    seconds.stream()
                        .mapToObj(second -> clock(hour, minute, second))
                        .forEach(clocks::add));
      }
    }
    return clocks;
  }

  private String pace() {
    var hour = new HourWords(seconds, minutes);
    if (goOnAllDay()) {
      return hour.text();
    }
    boolean once = seconds.cardinality() * minutes.cardinality() == 1;
    var steps = Listing.progression(hours);
    if (steps.isPresent()) {
      int first = steps.get().first();
      int last = steps.get().last();
      int step = steps.get().step();
      return once
          ? "%s, every %d hours".formatted(between(first, last, true), step)
          : "in every %s hour from %02d to %02d, %s"
              .formatted(Listing.ordinal(step), first, last, hour.text());
    }
    boolean hourly = once && hourRuns().stream().allMatch(run -> run.length() > 1);
    var windows = hourRuns().stream().map(run -> between(run.first(), run.last(), hourly)).toList();
    return "%s, %s".formatted(Listing.join(windows, "and"), hourly ? "every hour" : hour.text());
  }

  /**
   * "between 09:00 and 17:59".
   *
   * @param times whether the ends are the times of these hours, else their first and last moment
   */
  private String between(int firstHour, int lastHour, boolean times) {
    int minute = minutes.nextSetBit(0);
    int second = seconds.nextSetBit(0);
    return times
        ? "between %s and %s"
            .formatted(clock(firstHour, minute, second), clock(lastHour, minute, second))
        : "between %s and %s".formatted(clock(firstHour, 0, 0), clock(lastHour, 59, 59));
  }

  private List<Run> hourRuns() {
    return everyDay ? Run.around(hours, Field.HOUR.min(), Field.HOUR.max()) : Run.of(hours);
  }

  private String clock(int hour, int minute, int second) {
    boolean onTheMinute = seconds.length() == 1;
    return onTheMinute
        ? "%02d:%02d".formatted(hour, minute)
        : "%02d:%02d:%02d".formatted(hour, minute, second);
  }
}
