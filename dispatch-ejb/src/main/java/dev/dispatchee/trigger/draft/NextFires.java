// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.schedule.Note;
import dev.dispatchee.schedule.Occurrence;
import dev.dispatchee.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule will do, from the same code that fires it; the names are those of the API.
 *
 * @param items the next fires, in order; fewer than asked for: the schedule ends
 * @param skipped the local times before the last of them that do not exist and do not fire; the
 *     first {@link #MOST} of them
 * @param skippedCount how many these are in all
 * @param barred what calendars bar before the last of them; the first {@link #MOST} days of it
 * @param scheduleDescription the schedule in words
 */
public record NextFires(
    List<Item> items,
    List<String> skipped,
    long skippedCount,
    List<Barred> barred,
    String scheduleDescription) {

  /** How many fires one answer holds at most. */
  public static final int MOST = 1_000;

  /** How many it holds unless another number is asked for. */
  public static final int DEFAULT = 10;

  /**
   * One fire.
   *
   * @param fireDate when
   * @param startDate when its run is to start: later than that where starts are put off
   * @param localDateTime the same in the schedule's zone, with the offset it has then
   * @param note what a change of the clock or a calendar has to do with it; null for nothing
   * @param movedFrom when it would be without a calendar; null if none moves it
   */
  public record Item(
      Instant fireDate,
      Instant startDate,
      String localDateTime,
      @Nullable Note note,
      @Nullable Instant movedFrom) {}

  /**
   * Fires of a day that a calendar bars.
   *
   * @param first the first of them
   * @param last the last of them
   * @param count how many they are
   * @param localDateTime the first in the schedule's zone, with the offset it has then
   */
  public record Barred(Instant first, Instant last, int count, String localDateTime) {}

  static NextFires of(Schedule schedule, ZoneId zone, Instant after, int count) {
    return of(schedule, zone, after, count, Duration.ZERO);
  }

  /** As the other, with starts that are put off. */
  static NextFires of(Schedule schedule, ZoneId zone, Instant after, int count, Duration putOff) {
    var items = new ArrayList<Item>();
    var skips = new Skipped();
    var skipped = new Skipped();
    var barred = new ArrayList<Barred>();
    int empty = 0;
    var occurrences = schedule.walk(after).iterator();
    // Where calendars leave nothing for years it is told what they bar, and no more.
    while (items.size() < count && occurrences.hasNext() && empty < MOST) {
      var occurrence = occurrences.next();
      if (occurrence instanceof Occurrence.Fire fire) {
        items.add(item(fire, zone, putOff));
        skipped.take(skips);
        empty = 0;
      } else if (occurrence instanceof Occurrence.LeftOut left) {
        empty++;
        if (barred.size() < MOST) {
          barred.add(new Barred(left.first(), left.at(), left.count(), local(left.first(), zone)));
        }
      } else if (occurrence instanceof Occurrence.Skip skip) {
        skips.add(skip.localTimes(), skip.count());
      }
    }
    if (items.size() < count) {
      // The schedule ends: what it skipped after its last fire belongs to the answer too.
      skipped.take(skips);
    }
    return new NextFires(items, skipped.shown(), skipped.count, barred, schedule.describe());
  }

  /** Local times that do not fire: the first of them and how many. */
  private static final class Skipped {

    private final List<LocalDateTime> first = new ArrayList<>();
    private long count;

    void add(List<LocalDateTime> localTimes, long of) {
      localTimes.stream().limit(MOST - first.size()).forEach(first::add);
      count += of;
    }

    /** Adds what another has, which is empty then. */
    void take(Skipped other) {
      add(other.first, other.count);
      other.first.clear();
      other.count = 0;
    }

    List<String> shown() {
      return first.stream().map(DateTimeFormatter.ISO_LOCAL_DATE_TIME::format).toList();
    }
  }

  private static Item item(Occurrence.Fire fire, ZoneId zone, Duration putOff) {
    return new Item(
        fire.at(),
        fire.at().plus(putOff),
        local(fire.at(), zone),
        fire.note() == Note.NONE ? null : fire.note(),
        fire.movedFrom());
  }

  private static String local(Instant at, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
  }
}
