// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/** Puts the second, minute and hour of an expression into words. */
final class TimeWords {

  private static final int MOST_TIMES = 8;

  private final BitSet seconds;
  private final BitSet minutes;
  private final BitSet hours;

  TimeWords(CronFields fields) {
    this.seconds = fields.values(Field.SECOND);
    this.minutes = fields.values(Field.MINUTE);
    this.hours = fields.values(Field.HOUR);
  }

  /** "At 02:30", "Every 15 minutes", "At second 15 of every minute of hours 09 to 17". */
  String text() {
    int times = seconds.cardinality() * minutes.cardinality() * hours.cardinality();
    return times <= MOST_TIMES ? "At " + Listing.join(clocks(), "and") : levels();
  }

  /** Whether no hour is left out. */
  boolean goOnAllDay() {
    return hours.cardinality() == Field.HOUR.size();
  }

  private List<String> clocks() {
    var clocks = new ArrayList<String>();
    var format = onTheMinute() ? "%02d:%02d" : "%02d:%02d:%02d";
    hours.stream()
        .forEach(
            hour ->
                minutes.stream()
                    .forEach(
                        minute ->
                            seconds.stream()
                                .mapToObj(second -> format.formatted(hour, minute, second))
                                .forEach(clocks::add)));
    return clocks;
  }

  private boolean onTheMinute() {
    return seconds.length() == 1;
  }

  private String levels() {
    if (onTheMinute() && minutes.length() == 1 && goOnAllDay()) {
      return "Every hour on the hour";
    }
    var levels = new ArrayList<Level>();
    if (!onTheMinute()) {
      levels.add(new Level("second", seconds, Field.SECOND.size(), Integer::toString));
    }
    levels.add(new Level("minute", minutes, Field.MINUTE.size(), Integer::toString));
    levels.add(new Level("hour", hours, Field.HOUR.size(), "%02d"::formatted));
    var words = new StringBuilder(levels.get(0).leading());
    boolean flows = levels.get(0).flows();
    for (var level : levels.subList(1, levels.size())) {
      // Every 20 seconds, of every minute: that goes without saying.
      if (!flows || !level.isAll()) {
        words.append(" of ").append(level.following());
        flows = level.isAll();
      }
    }
    return words.toString();
  }

  /** The values of one unit within the next larger one. */
  private record Level(String unit, BitSet values, int size, IntFunction<String> name) {

    boolean isAll() {
      return values.cardinality() == size;
    }

    /** Whether it goes on at one pace from one larger unit to the next. */
    boolean flows() {
      return isAll() || pace() > 0;
    }

    String leading() {
      if (isAll()) {
        return "Every " + unit;
      }
      return pace() > 0 ? "Every %d %ss".formatted(pace(), unit) : "At " + some();
    }

    String following() {
      return isAll() ? "every " + unit : some();
    }

    // The distance of the values, if they begin at 0 and it divides the larger unit; else 0.
    private int pace() {
      int step = values.nextSetBit(1);
      boolean even =
          values.get(0)
              && step > 0
              && size % step == 0
              && values.cardinality() == size / step
              && values.stream().allMatch(value -> value % step == 0);
      return even ? step : 0;
    }

    private String some() {
      return Listing.progression(values)
          .map(
              steps ->
                  "every %s %s from %s to %s"
                      .formatted(
                          Listing.ordinal(steps.step()),
                          unit,
                          name.apply(steps.first()),
                          name.apply(steps.last())))
          .orElseGet(
              () ->
                  "%s %s"
                      .formatted(
                          values.cardinality() == 1 ? unit : unit + "s",
                          Listing.join(Listing.runs(values, name), "and")));
    }
  }
}
