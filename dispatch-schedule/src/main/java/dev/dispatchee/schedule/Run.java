// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Numbers that follow each other without a gap.
 *
 * @param first the first of them
 * @param last the last of them, less than the first if they go over the end of a cycle
 * @param length how many they are
 */
record Run(int first, int last, int length) {

  /** The members of a set, in order. */
  static List<Run> of(BitSet values) {
    var runs = new ArrayList<Run>();
    for (int from = values.nextSetBit(0); from >= 0; ) {
      int end = values.nextClearBit(from);
      runs.add(new Run(from, end - 1, end - from));
      from = values.nextSetBit(end);
    }
    return runs;
  }

  /**
   * The members of a set of what comes round, such as the hours of the day. What goes over the end
   * is one run, and the last.
   *
   * @param min the smallest number there can be
   * @param max the largest, after which the smallest comes
   */
  static List<Run> around(BitSet values, int min, int max) {
    var runs = of(values);
    if (runs.size() > 1 && values.get(min) && values.get(max)) {
      var first = runs.remove(0);
      var last = runs.remove(runs.size() - 1);
      runs.add(new Run(last.first(), first.last(), last.length() + first.length()));
    }
    return runs;
  }

  boolean goesOverTheEnd() {
    return last < first;
  }
}
