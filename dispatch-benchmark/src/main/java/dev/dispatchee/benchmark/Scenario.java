// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import java.util.EnumSet;

/**
 * What can be measured by itself. The whole benchmark has all but those that are asked for by name.
 */
enum Scenario {
  /** Many runs without work that are due at once. */
  DRAIN,
  /** Many runs of ten milliseconds that are due at once. */
  SLOTS,
  /** An urgent run behind a backlog. */
  OVERTAKE,
  /** Many triggers due at one instant. */
  BURST,
  /** What it costs to have nothing to do. */
  IDLE,
  /** Lists, filters and searches of many triggers and logs, one after the other. */
  LISTS,
  /** The same from many clients for a minute. */
  READS,
  /** The console in a browser. */
  CONSOLE,
  /** The same with far more triggers. */
  CONSOLE_MANY,
  /** The embedded database, as installed. */
  H2,
  /** Computing fire times. */
  SCHEDULES,
  /** What groups and rights cost a drain; by name only. */
  RULES,
  /** Two nodes beside one; by name only. */
  CLUSTER,
  /** Small and large installations; by name only. */
  SCALE,
  /** What an installation can bear, reckoned from figures that were measured; by name only. */
  CAPACITY;

  /** All that the whole benchmark has. */
  static EnumSet<Scenario> ofTheWhole() {
    return EnumSet.complementOf(EnumSet.of(RULES, CLUSTER, SCALE, CAPACITY));
  }
}
