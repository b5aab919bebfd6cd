// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.businesscalendar;

import java.time.Instant;

/**
 * A stored calendar.
 *
 * @param id its id
 * @param definition what it is
 * @param version counts its changes
 * @param createdBy who made it
 * @param modifiedBy who changed it last
 */
public record BusinessCalendar(
    long id,
    CalendarDefinition definition,
    long version,
    String createdBy,
    String modifiedBy,
    Instant dateCreated,
    Instant dateModified) {}
