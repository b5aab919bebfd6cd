// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Due runs that wait for the same thing, as the admin API shows them; the names are those of the
 * API.
 *
 * @param runs how many
 * @param oldestDate when the first of them was due
 * @param triggerId of a rate the trigger whose it is; null of a group
 * @param triggerName its name; null of a group, and when the trigger is gone
 * @param waitingFor what has no room for them
 */
public record HeldUp(
    long runs,
    Instant oldestDate,
    @Nullable Long triggerId,
    @Nullable String triggerName,
    WaitingFor waitingFor) {}
