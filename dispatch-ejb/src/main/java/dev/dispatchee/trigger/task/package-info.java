// SPDX-License-Identifier: Apache-2.0
/**
 * Work that code hands over: executors run without a trigger that somebody has made before.
 *
 * <p>{@code TaskIntake} takes it from deployments of this server, in their transactions; {@code
 * TaskService} from users over the network. Both make runs of a trigger that the server has for
 * each executor. Uses the trigger and its edit, draft and runnow, the queue and the results of the
 * log, the registry and the listener's bell; the configurator and the remote bean use it.
 */
@NullMarked
package dev.dispatchee.trigger.task;

import org.jspecify.annotations.NullMarked;
