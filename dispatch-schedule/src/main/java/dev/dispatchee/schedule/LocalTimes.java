// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/**
 * The local date-times at which something is to happen, without any zone: seconds since
 * 1970-01-01T00:00, all of them in the years 1970 to 2199.
 */
interface LocalTimes {

  /** After every local time. */
  long NEVER = Long.MAX_VALUE;

  /** How many seconds each day has on the clock. */
  long SECONDS_OF_DAY = 86_400;

  /** The first local time at or after one, or {@link #NEVER}. */
  long next(long local);

  /** How many local times there are at or after one and before another. */
  long count(long from, long before);
}
