// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

/** What becomes of due times that passed while nothing could fire them. */
public enum MisfirePolicy {
  /** The newest of them runs, the others are MISSED. */
  FIRE_ONCE,
  /** All are MISSED. */
  SKIP,
  /** Each runs, oldest first. */
  FIRE_ALL
}
