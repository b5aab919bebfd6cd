// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

/**
 * A trigger after a change.
 *
 * @param trigger the trigger
 * @param isNew whether the change made it
 */
public record StoredTrigger(TriggerView trigger, boolean isNew) {}
