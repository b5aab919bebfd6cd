// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.BitSet;

/** Puts what happens within each hour into words: the second and minute of an expression. */
final class HourWords {

  private final Level seconds;
  private final Level minutes;

  HourWords(BitSet seconds, BitSet minutes) {
    this.seconds = new Level("second", seconds);
    this.minutes = new Level("minute", minutes);
  }

  /** "every 15 minutes", "at minutes 10 and 40 of every hour", "every hour on the hour". */
  String text() {
    if (seconds.isZero()) {
      if (minutes.isZero()) {
        return "every hour on the hour";
      }
      return minutes.flows() ? minutes.leading() : minutes.leading() + " of every hour";
    }
    if (!minutes.isAll()) {
      return "%s of %s of every hour".formatted(seconds.leading(), minutes.some());
    }
    // Every 20 seconds, of every minute: that goes without saying.
    return seconds.flows() ? seconds.leading() : seconds.leading() + " of every minute";
  }

  /** The values of one unit within the next larger one. */
  private record Level(String unit, BitSet values) {

    private static final int SIZE = 60;

    boolean isZero() {
      return values.length() == 1;
    }

    boolean isAll() {
      return values.cardinality() == SIZE;
    }

    /** Whether it goes on at one pace from one larger unit to the next. */
    boolean flows() {
      return isAll() || pace() > 0;
    }

    String leading() {
      if (isAll()) {
        return "every " + unit;
      }
      return pace() > 0 ? "every %d %ss".formatted(pace(), unit) : "at " + some();
    }

    // The distance of the values, if they begin at 0 and it divides the larger unit; else 0.
    private int pace() {
      int step = values.nextSetBit(1);
      boolean even =
          values.get(0)
              && step > 0
              && SIZE % step == 0
              && values.cardinality() == SIZE / step
              && values.stream().allMatch(value -> value % step == 0);
      return even ? step : 0;
    }

    String some() {
      return Listing.progression(values)
          .map(
              steps ->
                  "every %s %s from %d to %d"
                      .formatted(Listing.ordinal(steps.step()), unit, steps.first(), steps.last()))
          .orElseGet(
              () ->
                  "%s %s"
                      .formatted(
                          values.cardinality() == 1 ? unit : unit + "s",
                          Listing.join(Listing.runs(values, Integer::toString), "and")));
    }
  }
}
