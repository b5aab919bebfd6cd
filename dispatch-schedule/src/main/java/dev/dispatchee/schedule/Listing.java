// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Puts sets of numbers into words. */
final class Listing {

  private static final int SHORTEST_RUN = 3;
  private static final int SHORTEST_PROGRESSION = 4;

  private Listing() {}

  /** Numbers that follow each other at one distance, greater than 1. */
  record Progression(int step, int first, int last) {}

  /** The members in order, three or more that follow each other drawn together as "a to b". */
  static List<String> runs(BitSet values, IntFunction<String> name) {
    return words(Run.of(values), name);
  }

  /** The same of what comes round: three or more that go over the end are one, and the last. */
  static List<String> around(BitSet values, int min, int max, IntFunction<String> name) {
    var runs = Run.around(values, min, max);
    var last = runs.get(runs.size() - 1);
    boolean rotated = last.goesOverTheEnd() && (last.length() >= SHORTEST_RUN || runs.size() == 1);
    return rotated ? words(runs, name) : runs(values, name);
  }

  private static List<String> words(List<Run> runs, IntFunction<String> name) {
    var words = new ArrayList<String>();
    for (var run : runs) {
      if (run.length() >= SHORTEST_RUN) {
        words.add(name.apply(run.first()) + " to " + name.apply(run.last()));
      } else {
        IntStream.of(run.first(), run.last()).distinct().mapToObj(name).forEach(words::add);
      }
    }
    return words;
  }

  /**
   * Of each of the {@link #runs} the number that must be there for it to be one: of three or more
   * the first.
   */
  static List<Integer> needed(BitSet values) {
    return Run.of(values).stream()
        .map(run -> run.length() >= SHORTEST_RUN ? run.first() : run.last())
        .toList();
  }

  /** What the members are, if they are at least four at one distance. */
  static Optional<Progression> progression(BitSet values) {
    int first = values.nextSetBit(0);
    int step = values.nextSetBit(first + 1) - first;
    int last = values.length() - 1;
    boolean regular =
        step > 1
            && values.cardinality() >= SHORTEST_PROGRESSION
            && values.stream().allMatch(value -> (value - first) % step == 0)
            && values.cardinality() == (last - first) / step + 1;
    return regular ? Optional.of(new Progression(step, first, last)) : Optional.empty();
  }

  /** "a", "a and b", "a, b and c". */
  static String join(List<String> items, String conjunction) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : "%s %s %s"
            .formatted(String.join(", ", items.subList(0, last)), conjunction, items.get(last));
  }

  /** "1st", "2nd", "11th". */
  static String ordinal(int number) {
    int tens = number / 10 % 10;
    var ending =
        switch (tens == 1 ? 0 : number % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
    return number + ending;
  }
}
