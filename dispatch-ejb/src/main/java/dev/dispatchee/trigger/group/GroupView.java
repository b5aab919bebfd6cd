// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.group;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A group as the admin API shows it; the names are those of the API.
 *
 * @param inUse how many places runs have now; for a while more than there are, when the maximum was
 *     lowered
 * @param waiting how many due runs wait for one, or for the rate of their trigger before that
 * @param triggers how many triggers are in it
 */
public record GroupView(
    String name,
    @Nullable String description,
    int maximum,
    int inUse,
    int waiting,
    int triggers,
    String createdBy,
    String modifiedBy,
    Instant dateCreated,
    Instant dateModified,
    long version) {}
