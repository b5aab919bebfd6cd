// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.businesscalendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A calendar in a list, without what it holds; the names are those of the API.
 *
 * @param entryCount how many days, hours and windows it has, all together
 * @param usedByCount how many triggers keep to it
 */
public record CalendarSummary(
    long id,
    String name,
    @Nullable String description,
    int entryCount,
    long usedByCount,
    String createdBy,
    String modifiedBy,
    Instant dateCreated,
    Instant dateModified,
    long version) {}
