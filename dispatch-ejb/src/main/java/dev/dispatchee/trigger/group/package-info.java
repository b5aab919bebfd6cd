// SPDX-License-Identifier: Apache-2.0
/**
 * Concurrency groups, for users who manage them: how many runs of the triggers in a group may be in
 * progress at a time, on all nodes together.
 *
 * <p>A group is a gate of the log, which its claims let runs pass by. Uses that, the bell, the
 * audit and the database; the web uses it.
 */
@NullMarked
package dev.dispatchee.trigger.group;

import org.jspecify.annotations.NullMarked;
