// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.schedule;

import dev.dispatchee.trigger.draft.TriggerDraft;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A schedule that somebody thinks about: the schedule fields of a trigger.
 *
 * @param count how many fires to tell
 * @param after strictly later than this instant
 */
public record PreviewBody(
    @Nullable String cronExpression,
    @Nullable String interval,
    @Nullable String runOnceDate,
    @Nullable String timeZoneId,
    @Nullable String daylightSavingRule,
    @Nullable String startDate,
    @Nullable String endDate,
    @Nullable BigInteger count,
    @Nullable String after) {

  TriggerDraft draft() {
    return TriggerDraft.ofSchedule(
        cronExpression, interval, runOnceDate, timeZoneId, daylightSavingRule, startDate, endDate);
  }
}
