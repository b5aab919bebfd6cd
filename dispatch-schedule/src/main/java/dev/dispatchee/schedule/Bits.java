// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/** Sets of numbers from 0 to 62, as the bits of a long. */
final class Bits {

  private Bits() {}

  /** The first member at or after a number from 0 to 63, or -1. */
  static int next(long set, int from) {
    long rest = set >>> from;
    return rest == 0 ? -1 : from + Long.numberOfTrailingZeros(rest);
  }

  static boolean has(long set, int number) {
    return (set >>> number & 1) != 0;
  }

  /** How many members are less than a number from 0 to 63. */
  static int countBelow(long set, int number) {
    return Long.bitCount(set & ((1L << number) - 1));
  }
}
