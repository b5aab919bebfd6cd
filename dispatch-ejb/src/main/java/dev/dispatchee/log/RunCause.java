// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

/** Why there is a run. */
public enum RunCause {
  /** Its trigger was due. */
  SCHEDULE,
  /** Somebody asked for it. */
  MANUAL,
  /** A program has handed it over. */
  ENQUEUED,
  /** The attempt before it failed or timed out. */
  RETRY,
  /** Its trigger had been due while nothing could fire it. */
  MISFIRE,
  /** The attempt before it was lost with its node. */
  RECOVERY,
  /** A run of a chain came to it. */
  CHAIN,
  /** Somebody asked for the past instants of a time. */
  BACKFILL
}
