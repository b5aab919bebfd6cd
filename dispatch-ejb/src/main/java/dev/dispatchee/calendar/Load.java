// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How many runs are expected at once, minute by minute: those of triggers that fire now and then by
 * their instants, those of triggers that fire often by their share. Not safe for several threads.
 */
final class Load {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final int NEARBY = 180;

  private final long first;
  private final int[] most;
  private final double[] shares;

  private Load(Instant from, Instant to) {
    this.first = from.toEpochMilli();
    int minutes = (int) ((to.toEpochMilli() - first + MINUTE - 1) / MINUTE);
    this.most = new int[minutes];
    this.shares = new double[minutes];
  }

  /**
   * The load of runs.
   *
   * @param starts when runs start, in milliseconds since 1970, in order
   * @param ends when as many runs end, each later than its start, in order
   */
  static Load of(Instant from, Instant to, long[] starts, long[] ends) {
    var load = new Load(from, to);
    int started = 0;
    long since = load.first;
    for (int ended = 0; ended < ends.length; ) {
      boolean starting = started < starts.length && starts[started] < ends[ended];
      long now = starting ? starts[started] : ends[ended];
      load.goesOn(started - ended, since, now);
      since = now;
      if (starting) {
        started++;
      } else {
        ended++;
      }
    }
    return load;
  }

  private void goesOn(int runs, long since, long until) {
    if (runs > 0) {
      int end = minuteAfter(until);
      for (int i = minuteOf(since); i < end; i++) {
        most[i] = Math.max(most[i], runs);
      }
    }
  }

  /** Adds what frequent triggers take of each minute of a time. */
  void addShare(Instant start, Instant end, double slots) {
    int last = minuteAfter(end.toEpochMilli());
    for (int i = minuteOf(start.toEpochMilli()); i < last; i++) {
      shares[i] += slots;
    }
  }

  /** The most runs at once in a time. */
  int mostWithin(Instant start, Instant end) {
    int found = 0;
    int last = minuteAfter(end.toEpochMilli());
    for (int i = minuteOf(start.toEpochMilli()); i < last; i++) {
      found = Math.max(found, atOnce(i));
    }
    return found;
  }

  /** The first minute of a time in which there are so many runs at once. */
  Optional<Instant> firstWith(int runs, Instant start, Instant end) {
    int last = minuteAfter(end.toEpochMilli());
    for (int i = minuteOf(start.toEpochMilli()); i < last; i++) {
      if (atOnce(i) >= runs) {
        return Optional.of(startOf(i));
      }
    }
    return Optional.empty();
  }

  /** The nearest minute within three hours in which nothing is expected to run. */
  Optional<Instant> freeNear(Instant at) {
    int middle = minuteOf(at.toEpochMilli());
    for (int away = 1; away <= NEARBY; away++) {
      for (int i : new int[] {middle + away, middle - away}) {
        if (i >= 0 && i < most.length && atOnce(i) == 0) {
          return Optional.of(startOf(i));
        }
      }
    }
    return Optional.empty();
  }

  private int atOnce(int minute) {
    return most[minute] + (int) Math.round(shares[minute]);
  }

  private Instant startOf(int minute) {
    return Instant.ofEpochMilli(first + minute * MINUTE);
  }

  private int minuteOf(long at) {
    return (int) Math.min(most.length, Math.max(0, (at - first) / MINUTE));
  }

  private int minuteAfter(long end) {
    return (int) Math.min(most.length, Math.max(0, (end - first + MINUTE - 1) / MINUTE));
  }
}
