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
}
