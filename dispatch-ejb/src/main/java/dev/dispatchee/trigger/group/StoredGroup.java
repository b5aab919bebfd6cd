// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.group;

/**
 * A group that was written.
 *
 * @param group as it is now
 * @param isNew whether it was made
 */
public record StoredGroup(GroupView group, boolean isNew) {}
