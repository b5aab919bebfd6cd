// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.log.DispatchTriggerId;

/**
 * A trigger that has failed too often and fires no more.
 *
 * @param id the trigger
 * @param name its name
 * @param failures how often in a row
 */
public record DeactivatedTrigger(DispatchTriggerId id, String name, int failures) {}
