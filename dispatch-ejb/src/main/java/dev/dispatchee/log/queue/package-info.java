// SPDX-License-Identifier: Apache-2.0
/**
 * Rows for runs that are to start, and for due instants that did not run.
 *
 * <p>{@code RunInserts} makes them, many in one statement; {@code OpenRuns} tells what waits. Uses
 * the log, the nodes and the database; the firing and running on demand insert here, a result
 * inserts the next attempt.
 */
@NullMarked
package dev.dispatchee.log.queue;

import org.jspecify.annotations.NullMarked;
