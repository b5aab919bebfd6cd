// SPDX-License-Identifier: Apache-2.0
/**
 * What is due becomes runs.
 *
 * <p>{@code Alarm}, a persistent EJB timer, wakes the node when something is due; due triggers are
 * claimed in batches, {@code FirePlan} decides what each due instant becomes, and the next alarm is
 * set. EJB timers are here and nowhere else. Uses the trigger, the schedule, the queue of the log,
 * the nodes and the listener's bell. The edit fires here before it changes a schedule; the
 * configurator starts it and sweeps.
 */
@NullMarked
package dev.dispatchee.trigger.firing;

import org.jspecify.annotations.NullMarked;
