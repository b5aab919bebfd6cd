// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import dev.dispatchee.schedule.Note;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Many fires in little room: each is a number that sorts by time and then by trigger. Not safe for
 * several threads.
 */
final class Fires {

  private static final List<Note> NOTES = List.of(Note.values());
  private static final int NOTE_BITS = 3;
  private static final int TRIGGER_BITS = 14;
  private static final int FIRST_SIZE = 1_024;

  /** How many triggers can be told apart. */
  static final int MOST_TRIGGERS = 1 << TRIGGER_BITS;

  private final long first;
  private long[] fires = new long[FIRST_SIZE];
  private long[] ends = new long[FIRST_SIZE];
  private int count;

  /** None yet, of a time that begins then. */
  Fires(Instant from) {
    this.first = from.toEpochMilli();
  }

  /**
   * One fire.
   *
   * @param trigger which of the triggers, from 0
   */
  record Fire(Instant at, int trigger, Note note) {}

  /**
   * Adds one.
   *
   * @param at when, in milliseconds since 1970
   * @param end when its run is expected to end
   */
  void add(long at, int trigger, Note note, long end) {
    if (count == fires.length) {
      fires = Arrays.copyOf(fires, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    long place = ((at - first) << TRIGGER_BITS) | trigger;
    fires[count] = (place << NOTE_BITS) | NOTES.indexOf(note);
    ends[count] = end;
    count++;
  }

  int count() {
    return count;
  }

  /** Puts them in order. */
  void sort() {
    Arrays.sort(fires, 0, count);
    Arrays.sort(ends, 0, count);
  }

  /** One of them, in order if they were sorted. */
  Fire get(int index) {
    long place = fires[index] >> NOTE_BITS;
    return new Fire(
        Instant.ofEpochMilli(first + (place >> TRIGGER_BITS)),
        (int) (place & (MOST_TRIGGERS - 1)),
        NOTES.get((int) (fires[index] & ((1 << NOTE_BITS) - 1))));
  }

  /** When they begin, in milliseconds since 1970, in order if they were sorted. */
  long[] starts() {
    return Arrays.stream(fires, 0, count)
        .map(fire -> first + (fire >> (NOTE_BITS + TRIGGER_BITS)))
        .toArray();
  }

  /** When they end, in order if they were sorted. */
  long[] ends() {
    return Arrays.copyOf(ends, count);
  }
}
