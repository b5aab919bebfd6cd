// SPDX-License-Identifier: Apache-2.0
/**
 * What users send, before it is a trigger: a draft is validated into a definition, and everything
 * that is wrong with it is told at once.
 *
 * <p>Last whether its executor says that it is ready: {@code ReadinessRule} asks while nothing is
 * held. Also what a schedule would do: previews of a draft that is not stored. Uses the trigger,
 * the schedule and the registry; changes nothing. The edit, the bulk changes and running on demand
 * validate here.
 */
@NullMarked
package dev.dispatchee.trigger.draft;

import org.jspecify.annotations.NullMarked;
