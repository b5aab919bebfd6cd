// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The hours of a time by the clock of a zone, and what falls into each. Where the clock changes
 * within an hour, there are two cells: before and after. Not safe for several threads.
 */
final class HourGrid {

  /** An hour, or the part of it that is asked for. */
  static final class Cell {

    final LocalDateTime localHour;
    final Instant start;
    final Instant end;
    long fires;
    double busySeconds;
    double busySecondsOfFrequent;

    private Cell(LocalDateTime localHour, Instant start, Instant end) {
      this.localHour = localHour;
      this.start = start;
      this.end = end;
    }

    /** Notes fires of a trigger that fires often, and how long their runs take together. */
    void addFrequent(long moreFires, double seconds) {
      fires += moreFires;
      busySeconds += seconds;
      busySecondsOfFrequent += seconds;
    }
  }

  private final List<Cell> cells;
  private final long[] starts;

  private HourGrid(List<Cell> cells) {
    this.cells = List.copyOf(cells);
    this.starts = cells.stream().mapToLong(cell -> cell.start.toEpochMilli()).toArray();
  }

  static HourGrid of(Instant from, Instant to, ZoneId zone) {
    var rules = zone.getRules();
    var cells = new ArrayList<Cell>();
    var at = from;
    while (at.isBefore(to)) {
      var local = LocalDateTime.ofInstant(at, zone);
      var hour = local.truncatedTo(ChronoUnit.HOURS);
      var end = at.plus(Duration.between(local, hour.plusHours(1)));
      var change = rules.nextTransition(at);
      if (change != null && change.getInstant().isBefore(end)) {
        end = change.getInstant();
      }
      end = end.isAfter(to) ? to : end;
      cells.add(new Cell(hour, at, end));
      at = end;
    }
    return new HourGrid(cells);
  }

  List<Cell> cells() {
    return cells;
  }

  /** Counts one fire, and how busy its run makes this hour and the next ones. */
  void add(long at, long millis) {
    int index = Arrays.binarySearch(starts, at);
    int first = index >= 0 ? index : -index - 2;
    cells.get(first).fires++;
    long end = at + millis;
    for (int i = first; i < starts.length && starts[i] < end; i++) {
      var cell = cells.get(i);
      long busy = Math.min(end, cell.end.toEpochMilli()) - Math.max(at, starts[i]);
      cell.busySeconds += busy / 1_000.0;
    }
  }
}
