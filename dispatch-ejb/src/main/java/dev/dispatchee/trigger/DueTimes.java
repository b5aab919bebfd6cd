// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.schedule.Occurrence;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a trigger has become due for: the newest 1,000 instants told apart, the older counted. */
final class DueTimes {

  /** How many instants are told apart at most. */
  static final int MOST_TOLD_APART = 1_000;

  private final Deque<Instant> fires = new ArrayDeque<>();
  private final List<Occurrence.Skip> skips = new ArrayList<>();
  private @Nullable Instant firstOfOlder;
  private @Nullable Instant lastOfOlder;
  private int older;

  /** Collects what happens up to an instant, inclusive. */
  static DueTimes upTo(Instant end, Stream<Occurrence> occurrences) {
    var due = new DueTimes();
    occurrences
        .takeWhile(occurrence -> !occurrence.at().isAfter(end))
        .forEach(
            occurrence -> {
              if (occurrence instanceof Occurrence.Skip skip) {
                due.skips.add(skip);
              } else {
                due.add(occurrence.at());
              }
            });
    return due;
  }

  private void add(Instant fire) {
    fires.addLast(fire);
    if (fires.size() > MOST_TOLD_APART) {
      lastOfOlder = fires.removeFirst();
      firstOfOlder = firstOfOlder == null ? lastOfOlder : firstOfOlder;
      older++;
    }
  }

  /** Those told apart, oldest first. */
  List<Instant> fires() {
    return List.copyOf(fires);
  }

  List<Occurrence.Skip> skips() {
    return skips;
  }

  /** The oldest of all. */
  Optional<Instant> oldest() {
    return Optional.ofNullable(firstOfOlder == null ? fires.peekFirst() : firstOfOlder);
  }

  /** How many there are in all. */
  int count() {
    return older + fires.size();
  }

  /** Those that are only counted, if there are any. */
  Optional<Older> older() {
    return firstOfOlder == null || lastOfOlder == null
        ? Optional.empty()
        : Optional.of(new Older(firstOfOlder, lastOfOlder, older));
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
