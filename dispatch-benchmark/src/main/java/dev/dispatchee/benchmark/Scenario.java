// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

/** What can be measured by itself. */
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
  SCHEDULES
}
