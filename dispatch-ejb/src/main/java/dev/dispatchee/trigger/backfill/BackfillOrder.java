// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.backfill;

/** Which instants of a backfill run first. */
public enum BackfillOrder {
  /** As they would have run. */
  OLDEST_FIRST,
  /** What is most useful first: yesterday before last year. */
  NEWEST_FIRST
}
