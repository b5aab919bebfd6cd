// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/** What becomes of a fire that a calendar keeps from its time. */
public enum CalendarRule {
  /** It does not take place. */
  SKIP,
  /** It takes place at the same time of the next day that is free at that time. */
  NEXT_DAY,
  /** It takes place at the same time of the last day before that is free at that time. */
  PREVIOUS_DAY
}
