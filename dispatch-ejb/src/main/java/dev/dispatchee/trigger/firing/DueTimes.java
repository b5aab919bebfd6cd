// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import dev.dispatchee.schedule.Occurrence;
import dev.dispatchee.schedule.Schedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The instants for which a trigger has become due: the newest 1,000 instants told apart, the older
 * counted.
 */
final class DueTimes {

  /** How many instants are told apart at most. */
  static final int MOST_TOLD_APART = 1_000;

  static final DueTimes NONE = new DueTimes(null, List.of(), List.of(), List.of());

  private final @Nullable Older older;
  private final List<Instant> fires;
  private final List<Occurrence.Skip> skips;
  private final List<Occurrence.LeftOut> leftOut;

  private DueTimes(
      @Nullable Older older,
      List<Instant> fires,
      List<Occurrence.Skip> skips,
      List<Occurrence.LeftOut> leftOut) {
    this.older = older;
    this.fires = fires;
    this.skips = skips;
    this.leftOut = bounded(leftOut);
  }

  /**
   * What a schedule does after one instant and up to another, both in whole milliseconds. Takes
   * some milliseconds at most, however long that is.
   */
  static DueTimes of(Schedule schedule, Instant after, Instant upTo) {
    var all = walk(schedule, after, upTo, MOST_TOLD_APART + 1);
    return all.size() <= MOST_TOLD_APART
        ? new DueTimes(
            null, firesOf(all), of(all, Occurrence.Skip.class), of(all, Occurrence.LeftOut.class))
        : ofMany(schedule, after, upTo);
  }

  private static DueTimes ofMany(Schedule schedule, Instant after, Instant upTo) {
    var skips = schedule.skips(after, upTo);
    var leftOut = schedule.leftOut(after, upTo);
    long count = schedule.countFires(after, upTo);
    if (count <= MOST_TOLD_APART) {
      return new DueTimes(
          null, firesOf(walk(schedule, after, upTo, Long.MAX_VALUE)), skips, leftOut);
    }
    var first = schedule.nextFire(after).orElseThrow();
    var last = lastOfOlder(schedule, after, upTo);
    return new DueTimes(
        new Older(first, last, bounded(count - MOST_TOLD_APART)),
        firesOf(walk(schedule, last, upTo, Long.MAX_VALUE)),
        skips,
        leftOut);
  }

  /** The earliest instant with no more fires after it than are told apart, itself a fire. */
  private static Instant lastOfOlder(Schedule schedule, Instant after, Instant upTo) {
    Predicate<Long> isFew =
        millis -> schedule.countFires(Instant.ofEpochMilli(millis), upTo) <= MOST_TOLD_APART;
    long many = upTo.toEpochMilli();
    long few = many;
    // Most schedules are regular, so look near the end first.
    for (long step = MOST_TOLD_APART; isFew.test(many); step *= 2) {
      few = many;
      many = Math.max(after.toEpochMilli(), many - step);
    }
    while (few - many > 1) {
      long middle = many + (few - many) / 2;
      if (isFew.test(middle)) {
        few = middle;
      } else {
        many = middle;
      }
    }
    return Instant.ofEpochMilli(few);
  }

  private static List<Occurrence> walk(Schedule schedule, Instant after, Instant upTo, long most) {
    return schedule
        .walk(after)
        .takeWhile(occurrence -> !occurrence.at().isAfter(upTo))
        .limit(most)
        .toList();
  }

  private static List<Instant> firesOf(List<Occurrence> occurrences) {
    return occurrences.stream()
        .filter(Occurrence.Fire.class::isInstance)
        .map(Occurrence::at)
        .toList();
  }

  private static <T extends Occurrence> List<T> of(List<Occurrence> occurrences, Class<T> kind) {
    return occurrences.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The newest told apart, the older as one. */
  private static List<Occurrence.LeftOut> bounded(List<Occurrence.LeftOut> leftOut) {
    int older = leftOut.size() - MOST_TOLD_APART;
    if (older <= 0) {
      return leftOut;
    }
    var bounded = new ArrayList<Occurrence.LeftOut>();
    var first = leftOut.get(0);
    var last = leftOut.get(older);
    long count = leftOut.subList(0, older + 1).stream().mapToLong(Occurrence.LeftOut::count).sum();
    bounded.add(
        new Occurrence.LeftOut(last.at(), first.first(), (int) Math.min(Integer.MAX_VALUE, count)));
    bounded.addAll(leftOut.subList(older + 1, leftOut.size()));
    return bounded;
  }

  // Some 68 years of seconds.
  private static int bounded(long count) {
    return (int) Math.min(Integer.MAX_VALUE - MOST_TOLD_APART, count);
  }

  /** Those that are told apart, oldest first. */
  List<Instant> fires() {
    return fires;
  }

  List<Occurrence.Skip> skips() {
    return skips;
  }

  /** What calendars barred. */
  List<Occurrence.LeftOut> leftOut() {
    return leftOut;
  }

  /** The oldest of all. */
  Optional<Instant> oldest() {
    return older == null ? fires.stream().findFirst() : Optional.of(older.first());
  }

  /** How many there are in all. */
  int count() {
    return older == null ? fires.size() : older.count() + fires.size();
  }

  /** Those that are only counted, if there are any. */
  Optional<Older> older() {
    return Optional.ofNullable(older);
  }

  /**
   * Instants that are only counted.
   *
   * @param first the first of them
   * @param last the last of them
   * @param count how many
   */
  record Older(Instant first, Instant last, int count) {}
}
