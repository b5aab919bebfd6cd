// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/**
 * What becomes of a local time that a change of the clock leaves out or repeats.
 *
 * <p>Expressions that fire in every hour follow elapsed time whatever the rule; those with a range,
 * a step or {@code *} in a time field fire in both passes of a repeated hour whatever the rule.
 */
public enum DaylightSavingRule {
  /** Left out: fires at the end of the gap. Repeated: fires in the first pass. */
  RUN_ONCE,
  /** Left out: does not fire, which is told. Repeated: fires in the first pass. */
  SKIP,
  /** Left out: fires at the end of the gap. Repeated: fires in both passes. */
  RUN_TWICE
}
