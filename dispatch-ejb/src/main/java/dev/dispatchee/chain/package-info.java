// SPDX-License-Identifier: Apache-2.0
/**
 * Chains: triggers whose runs run other triggers, in order or in parallel.
 *
 * <p>{@code ChainPlan} is what a chain is to do, {@code ChainRules} what may be saved, {@code
 * ChainStarts} begins a run and {@code ChainSteps} takes it on. No thread waits for members: where
 * a run stands is in the database, and whichever node looks next goes on with it. Uses the log, the
 * registry, the nodes and the database; the listener has runs taken on, and who edits triggers has
 * chains judged.
 */
@NullMarked
package dev.dispatchee.chain;

import org.jspecify.annotations.NullMarked;
