// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.contest;

/** How the runs of a drain come to be there. */
public enum Arrival {
  /** All are due rows when the clock starts. */
  THERE_BEFORE,
  /** The clock starts before the first is made, in whatever way the contestant makes many. */
  MADE_MEANWHILE
}
