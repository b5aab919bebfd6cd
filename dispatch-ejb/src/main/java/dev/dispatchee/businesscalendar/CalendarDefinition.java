// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.businesscalendar;

import org.jspecify.annotations.Nullable;

/**
 * A calendar as its users define it, checked.
 *
 * @param name what triggers call it by; never changes
 * @param description for people
 * @param content its times
 */
public record CalendarDefinition(
    String name, @Nullable String description, CalendarContent content) {}
