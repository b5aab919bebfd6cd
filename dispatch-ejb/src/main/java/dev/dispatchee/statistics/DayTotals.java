// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the runs of one trigger came to on one day. Not safe for several threads. */
final class DayTotals {

  /**
   * Of which trigger, on which day.
   *
   * @param trigger the trigger
   * @param day days since 1970-01-01, in UTC
   */
  record Key(long trigger, int day) implements Comparable<Key> {

    static Key of(HistoryRow row) {
      return new Key(row.trigger(), dayOf(row.planned()));
    }

    @Override
    public int compareTo(Key other) {
      int byTrigger = Long.compare(trigger, other.trigger);
      return byTrigger == 0 ? Integer.compare(day, other.day) : byTrigger;
    }
  }

  private final EndCounts counts;
  private final RunTimes runTimes;
  private long busyMillis;

  DayTotals() {
    this(new EndCounts(), new RunTimes(), 0);
  }

  DayTotals(EndCounts counts, RunTimes runTimes, long busyMillis) {
    this.counts = counts;
    this.runTimes = runTimes;
    this.busyMillis = busyMillis;
  }

  static int dayOf(Instant instant) {
    return (int) instant.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
  }

  /** Adds up runs that have ended, by trigger and day. */
  static SortedMap<Key, DayTotals> of(Iterable<HistoryRow> ended) {
    var totals = new TreeMap<Key, DayTotals>();
    for (var row : ended) {
      totals.computeIfAbsent(Key.of(row), key -> new DayTotals()).add(row);
    }
    return totals;
  }

  /** Adds to each what the same key has there. */
  static void addAll(Map<Key, DayTotals> totals, Map<Key, DayTotals> more) {
    more.forEach((key, day) -> totals.computeIfAbsent(key, none -> new DayTotals()).add(day));
  }

  private void add(HistoryRow row) {
    counts.add(row.status(), 1);
    busyMillis += row.millis().orElse(0);
    row.millisOfSuccess().ifPresent(runTimes::add);
  }

  void add(DayTotals other) {
    counts.add(other.counts);
    runTimes.add(other.runTimes);
    busyMillis += other.busyMillis;
  }

  EndCounts counts() {
    return counts;
  }

  RunTimes runTimes() {
    return runTimes;
  }

  long busyMillis() {
    return busyMillis;
  }
}
