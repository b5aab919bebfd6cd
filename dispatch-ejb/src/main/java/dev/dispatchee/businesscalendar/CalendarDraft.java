// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.businesscalendar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as somebody wants it to be, unchecked: the fields of the admin API that can be
 * written. Null stands for none.
 */
public record CalendarDraft(
    @Nullable String name,
    @Nullable String description,
    @Nullable List<CalendarContent.@Nullable Day> days,
    @Nullable List<CalendarContent.@Nullable Hours> weeklyHours,
    @Nullable List<CalendarContent.@Nullable Window> windows) {}
