// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

/**
 * A trigger in few words.
 *
 * @param id its id
 * @param name its name
 */
public record TriggerName(long id, String name) {}
