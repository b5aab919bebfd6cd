// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.api.discovery.ExecutorDescription;
import dev.dispatchee.registry.KnownExecutor;
import dev.dispatchee.registry.KnownExecutors;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** A draft in the making: fields by the names of the API. */
public final class Drafts {

  public static final KnownExecutor HELLO =
      KnownExecutors.onOneNode(
          new ExecutorDescription("hello", "Hello", "", false, false, false, "Hello", "test.jar"));

  private final Map<String, Object> fields = new HashMap<>();

  public static Drafts aDraft() {
    return new Drafts().with("name", "nightly").with("dispatchTaskExecutorType", "hello");
  }

  public Drafts with(String field, Object value) {
    fields.put(field, value);
    return this;
  }

  public TriggerDraft build() {
    return new TriggerDraft(
        text("externalReferenceCode"),
        text("name"),
        text("description"),
        text("dispatchTaskExecutorType"),
        value("dispatchTaskSettings"),
        value("active"),
        new ScheduleDraft(
            text("cronExpression"),
            text("interval"),
            text("runOnceDate"),
            text("timeZoneId"),
            text("daylightSavingRule"),
            text("startDate"),
            text("endDate"),
            text("rrule"),
            text("calendar"),
            text("onlyCalendar"),
            text("calendarRule")),
        text("misfirePolicy"),
        value("overlapAllowed"),
        text("dispatchTaskClusterMode"),
        number("priority"),
        text("timeout"),
        number("maxAttempts"),
        text("retryDelay"),
        text("retryMaxDelay"),
        text("logRetention"),
        new LogLimitsDraft(
            text("failedLogRetention"),
            text("canceledLogRetention"),
            number("logLimit"),
            number("successfulLogLimit"),
            number("failedLogLimit"),
            number("canceledLogLimit")),
        number("pauseAfterFailures"),
        value("requestsRecovery"),
        new StartDraft(
            text("concurrencyGroup"), number("rateLimit"), text("rateWindow"), text("startJitter")),
        value("system"),
        value("labels"),
        value("access"));
  }

  private BigInteger number(String field) {
    return fields.get(field) == null ? null : new BigInteger(fields.get(field).toString());
  }

  private String text(String field) {
    return value(field);
  }

  @SuppressWarnings("unchecked")
  private <T> T value(String field) {
    return (T) fields.get(field);
  }
}
