// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.Arrays;
import java.util.List;

/**
 * Which members of an ordered set BYSETPOS takes.
 *
 * @param positions from 1, from the end if negative
 */
record SetPositions(List<Integer> positions) {

  SetPositions {
    positions = List.copyOf(positions);
  }

  /** Whether any is taken of so many. */
  boolean reach(int size) {
    return positions.stream().anyMatch(position -> Math.abs(position) <= size);
  }

  /** The indexes of those taken of so many, from 0, in order. */
  int[] of(int size) {
    return positions.stream()
        .mapToInt(position -> position > 0 ? position - 1 : size + position)
        .filter(index -> index >= 0 && index < size)
        .distinct()
        .sorted()
        .toArray();
  }

  /** The members taken of a set in order. */
  int[] of(int[] members) {
    return Arrays.stream(of(members.length)).map(index -> members[index]).toArray();
  }
}
