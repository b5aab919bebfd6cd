// SPDX-License-Identifier: Apache-2.0
/**
 * Decides which node runs what: QUEUED to IN_PROGRESS, with the lock of the trigger if its runs
 * must not overlap. Remembers what this node has claimed and not ended, apart from the database.
 *
 * <p>Uses the log, the queue, the scheduler and the nodes; the listener claims, and the results
 * free what was taken.
 */
@NullMarked
package dev.dispatchee.log.claim;

import org.jspecify.annotations.NullMarked;
