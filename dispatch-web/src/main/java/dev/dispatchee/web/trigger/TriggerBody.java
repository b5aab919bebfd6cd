// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.dispatchee.trigger.draft.TriggerDraft;
import dev.dispatchee.web.json.SettingText;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A trigger as it is sent. What has a form of its own is a text here and judged by the service, so
 * that all faults are told at once. The fields that can only be read may be sent back; they are
 * ignored, but for {@code id}.
 */
public record TriggerBody(
    @Nullable String externalReferenceCode,
    @Nullable String name,
    @Nullable String description,
    @Nullable String dispatchTaskExecutorType,
    @JsonDeserialize(contentUsing = SettingText.class)
        @Nullable Map<String, String> dispatchTaskSettings,
    @Nullable Boolean active,
    @Nullable String cronExpression,
    @Nullable String interval,
    @Nullable String runOnceDate,
    @Nullable String timeZoneId,
    @Nullable String daylightSavingRule,
    @Nullable String startDate,
    @Nullable String endDate,
    @Nullable String misfirePolicy,
    @Nullable Boolean overlapAllowed,
    @Nullable String dispatchTaskClusterMode,
    @Nullable BigInteger priority,
    @Nullable String timeout,
    @Nullable BigInteger maxAttempts,
    @Nullable String retryDelay,
    @Nullable String retryMaxDelay,
    @Nullable String logRetention,
    @Nullable BigInteger pauseAfterFailures,
    @Nullable Boolean requestsRecovery,
    @Nullable Boolean system,
    @Nullable List<String> labels,
    @Nullable BigInteger id,
    @Nullable JsonNode status,
    @Nullable JsonNode nextFireDate,
    @Nullable JsonNode previousFireDate,
    @Nullable JsonNode executorAvailable,
    @Nullable JsonNode scheduleDescription,
    @Nullable JsonNode createdBy,
    @Nullable JsonNode modifiedBy,
    @Nullable JsonNode dateCreated,
    @Nullable JsonNode dateModified,
    @Nullable JsonNode version) {

  /** The fields that can only be read. */
  static final Set<String> READ_ONLY =
      Set.of(
          "id",
          "status",
          "nextFireDate",
          "previousFireDate",
          "executorAvailable",
          "scheduleDescription",
          "createdBy",
          "modifiedBy",
          "dateCreated",
          "dateModified",
          "version");

  TriggerDraft draft() {
    return new TriggerDraft(
        externalReferenceCode,
        name,
        description,
        dispatchTaskExecutorType,
        dispatchTaskSettings,
        active,
        cronExpression,
        interval,
        runOnceDate,
        timeZoneId,
        daylightSavingRule,
        startDate,
        endDate,
        misfirePolicy,
        overlapAllowed,
        dispatchTaskClusterMode,
        priority,
        timeout,
        maxAttempts,
        retryDelay,
        retryMaxDelay,
        logRetention,
        pauseAfterFailures,
        requestsRecovery,
        system,
        labels);
  }

  /** Whether an id was sent that is not this one. */
  boolean hasOtherId(long expected) {
    return id != null && !id.equals(BigInteger.valueOf(expected));
  }

  /** Whether an id was sent at all. */
  boolean hasId() {
    return id != null;
  }
}
