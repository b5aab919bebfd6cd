// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

/**
 * A run and the trigger it belongs to.
 *
 * @param trigger the trigger
 * @param log the run
 */
public record RunKey(DispatchTriggerId trigger, DispatchLogId log) {}
