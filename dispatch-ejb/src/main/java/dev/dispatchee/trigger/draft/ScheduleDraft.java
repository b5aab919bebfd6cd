// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import org.jspecify.annotations.Nullable;

/**
 * When a trigger is to fire, as somebody says it, unchecked. The admin API has these fields among
 * the others of a trigger. Null stands for the default.
 *
 * @see dev.dispatchee.trigger.ScheduleDefinition
 */
public record ScheduleDraft(
    @Nullable String cronExpression,
    @Nullable String interval,
    @Nullable String runOnceDate,
    @Nullable String timeZoneId,
    @Nullable String daylightSavingRule,
    @Nullable String startDate,
    @Nullable String endDate) {}
