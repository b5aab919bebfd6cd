// SPDX-License-Identifier: Apache-2.0
/**
 * Backfills: users have past instants of a trigger run, such as those before it existed.
 *
 * <p>The instants are stored when it is asked for; {@code BackfillSteps} queues the next ones as
 * those before have ended, on whichever node looks next. Uses the trigger, the log with its queue
 * and results, the nodes and the database; the configurator has them taken on, the web and the
 * remote bean ask for them.
 */
@NullMarked
package dev.dispatchee.trigger.backfill;

import org.jspecify.annotations.NullMarked;
