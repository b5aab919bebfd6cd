// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Who is ahead in one measure, by the medians of the rounds.
 *
 * @param measure what was measured
 * @param places the contestants, the best first
 */
record Standing(String measure, List<Place> places) {

  /**
   * A contestant and what it came to.
   *
   * @param contestant its name
   * @param median of its rounds
   */
  record Place(String contestant, double median) {}

  /** Of contestants in any order. */
  static Standing of(String measure, List<Place> places, Better better) {
    var fromTheLeast = Comparator.comparingDouble(Place::median);
    return new Standing(
        measure,
        places.stream()
            .sorted(better == Better.LESS ? fromTheLeast : fromTheLeast.reversed())
            .toList());
  }

  /** Whether there was anybody to be compared with. */
  boolean isOfSeveral() {
    return places.size() > 1;
  }

  /** As an entry of a list: who is ahead, and how many times as much each other one has. */
  @Override
  public String toString() {
    double best = places.get(0).median();
    var others =
        places.stream()
            .skip(1)
            .map(
                other ->
                    String.format(
                        Locale.ROOT, "%s %.2f", other.contestant(), other.median() / best))
            .collect(Collectors.joining("; "));
    return "- **%s**: %s is ahead; times as much have: %s"
        .formatted(measure, places.get(0).contestant(), others);
  }
}
