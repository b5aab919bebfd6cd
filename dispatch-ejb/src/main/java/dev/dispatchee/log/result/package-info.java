// SPDX-License-Identifier: Apache-2.0
/**
 * Ends runs: results, time-outs, cancelling, lost nodes, further attempts, and what a run says
 * while it is in progress.
 *
 * <p>Only who holds a run's token can write. Uses the log, the queue, the claim, the audit and the
 * nodes; the listener writes here, the configurator ends the runs of dead nodes.
 */
@NullMarked
package dev.dispatchee.log.result;

import org.jspecify.annotations.NullMarked;
