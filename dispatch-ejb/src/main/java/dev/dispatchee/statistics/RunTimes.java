// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How many runs took about how long. There are sixteen classes of times for each doubling, so that
 * what is told of a time is off by 3 % at most; times under 32 ms are exact. Not safe for several
 * threads.
 */
final class RunTimes {

  private static final int PER_DOUBLING = 16;

  private final TreeMap<Integer, Integer> counts = new TreeMap<>();

  RunTimes() {}

  /** Reads what {@link #text} gave. */
  static RunTimes read(String text) {
    var times = new RunTimes();
    if (!text.isEmpty()) {
      for (var part : text.split(" ", -1)) {
        int colon = part.indexOf(':');
        times.add(
            Integer.parseInt(part.substring(0, colon)),
            Integer.parseInt(part.substring(colon + 1)));
      }
    }
    return times;
  }

  /** Counts a run. */
  void add(long millis) {
    add(classOf(millis), 1);
  }

  /** Counts all that others counted. */
  void add(RunTimes others) {
    others.counts.forEach(this::add);
  }

  private void add(int timeClass, int more) {
    counts.merge(timeClass, more, Integer::sum);
  }

  long count() {
    return counts.values().stream().mapToLong(Integer::longValue).sum();
  }

  /**
   * The time that a part of the runs took at most, about.
   *
   * @param part more than 0, at most 1
   * @return in milliseconds; empty when none was counted
   */
  OptionalLong quantile(double part) {
    long rank = Math.max(1, (long) Math.ceil(part * count()));
    long seen = 0;
    for (Map.Entry<Integer, Integer> one : counts.entrySet()) {
      seen += one.getValue();
      if (seen >= rank) {
        return OptionalLong.of(middleOf(one.getKey()));
      }
    }
    return OptionalLong.empty();
  }

  /** As text: class and count of each. */
  String text() {
    return counts.entrySet().stream()
        .map(one -> one.getKey() + ":" + one.getValue())
        .collect(joining(" "));
  }

  // Sixteen classes from each power of two to the next, all of one width.
  private static int classOf(long millis) {
    long time = Math.max(0, millis);
    if (time < PER_DOUBLING) {
      return (int) time;
    }
    int doublings = Long.SIZE - 1 - Long.numberOfLeadingZeros(time / PER_DOUBLING);
    return doublings * PER_DOUBLING + (int) (time >> doublings);
  }

  private static long middleOf(int timeClass) {
    if (timeClass < PER_DOUBLING * 2) {
      return timeClass;
    }
    int doublings = timeClass / PER_DOUBLING - 1;
    long first = (long) (timeClass % PER_DOUBLING + PER_DOUBLING) << doublings;
    return first + ((1L << doublings) - 1) / 2;
  }
}
