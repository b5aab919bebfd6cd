// SPDX-License-Identifier: Apache-2.0
/**
 * The part {@code DispatchLog}: one row for each run, from QUEUED to its end, and for what did not
 * run.
 *
 * <p>Here is what a run is: its entity, ids, statuses, causes and reasons, and the lists of them.
 * What changes a run's state stands in the packages below, each change one conditional statement:
 * {@code queue} makes rows, {@code claim} starts them, {@code result} ends them. Those three speak
 * JDBC, because every run passes through them. {@code stream} tells of runs as they happen, {@code
 * manage} reads, deletes and keeps for as long as wanted. Nothing here uses those. Uses the
 * database and the nodes.
 */
@NullMarked
package dev.dispatchee.log;

import org.jspecify.annotations.NullMarked;
