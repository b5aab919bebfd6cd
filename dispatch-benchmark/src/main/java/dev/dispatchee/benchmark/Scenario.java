// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

/** What can be measured by itself. */
enum Scenario {
  /** Many runs that are due at once. */
  DRAIN,
  /** An urgent run behind a backlog. */
  OVERTAKE,
  /** Many triggers due at one instant. */
  BURST,
  /** What it costs to have nothing to do. */
  IDLE,
  /** Lists, filters and searches of many triggers and logs. */
  LISTS,
  /** The embedded database, as installed. */
  H2,
  /** Computing fire times. */
  SCHEDULES
}
