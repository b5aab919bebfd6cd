// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.access.AccessGroups;
import dev.dispatchee.access.AccessRight;
import dev.dispatchee.file.StoredFile;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.registry.ReadinessAnswer;
import dev.dispatchee.schedule.CalendarRule;
import dev.dispatchee.schedule.DaylightSavingRule;
import dev.dispatchee.schedule.StartJitter;
import dev.dispatchee.trigger.DispatchTaskClusterMode;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.MisfirePolicy;
import dev.dispatchee.trigger.NewestStatus;
import dev.dispatchee.trigger.StoredDeclaration;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A trigger as the admin API shows it to a caller, with what they may do; the names are those of
 * the API. Whether it is ready is not known before {@link #withReadiness}.
 */
public record TriggerView(
    long id,
    String externalReferenceCode,
    String name,
    @Nullable String description,
    String dispatchTaskExecutorType,
    Map<String, String> dispatchTaskSettings,
    boolean active,
    @Nullable String cronExpression,
    @Nullable Duration interval,
    @Nullable Instant runOnceDate,
    String timeZoneId,
    DaylightSavingRule daylightSavingRule,
    @Nullable Instant startDate,
    @Nullable Instant endDate,
    @Nullable String rrule,
    @Nullable String calendar,
    @Nullable String onlyCalendar,
    CalendarRule calendarRule,
    MisfirePolicy misfirePolicy,
    boolean overlapAllowed,
    DispatchTaskClusterMode dispatchTaskClusterMode,
    int priority,
    @Nullable Duration timeout,
    int maxAttempts,
    Duration retryDelay,
    Duration retryMaxDelay,
    Duration logRetention,
    @Nullable Duration failedLogRetention,
    @Nullable Duration canceledLogRetention,
    @Nullable Integer logLimit,
    @Nullable Integer successfulLogLimit,
    @Nullable Integer failedLogLimit,
    @Nullable Integer canceledLogLimit,
    @Nullable Integer pauseAfterFailures,
    boolean requestsRecovery,
    @Nullable String concurrencyGroup,
    @Nullable Integer rateLimit,
    @Nullable Duration rateWindow,
    @Nullable Duration startJitter,
    boolean system,
    List<String> labels,
    AccessGroups access,
    List<String> may,
    String status,
    @Nullable Instant nextFireDate,
    @Nullable Instant nextStartDate,
    @Nullable Instant previousFireDate,
    boolean executorAvailable,
    @Nullable Boolean ready,
    @Nullable String notReadyReason,
    @Nullable String scheduleDescription,
    @Nullable DeclarationView declaration,
    @Nullable FileView file,
    String createdBy,
    String modifiedBy,
    Instant dateCreated,
    Instant dateModified,
    long version) {

  public static TriggerView of(
      DispatchTrigger trigger,
      @Nullable RunStatus newest,
      boolean executorAvailable,
      @Nullable StoredDeclaration declaration,
      @Nullable StoredFile file,
      Collection<AccessRight> may) {
    var definition = trigger.definition();
    var schedule = definition.schedule();
    var rules = definition.rules();
    return new TriggerView(
        trigger.triggerId().value(),
        definition.externalReferenceCode(),
        definition.name(),
        definition.description(),
        definition.executorType(),
        new TreeMap<>(definition.settings()),
        definition.active(),
        schedule.cronExpression(),
        schedule.interval(),
        schedule.runOnceDate(),
        schedule.timeZoneId(),
        schedule.daylightSavingRule(),
        schedule.startDate(),
        schedule.endDate(),
        schedule.rrule(),
        schedule.calendar(),
        schedule.onlyCalendar(),
        schedule.calendarRule(),
        rules.misfirePolicy(),
        rules.overlapAllowed(),
        rules.clusterMode(),
        rules.priority(),
        rules.timeout(),
        rules.retries().maxAttempts(),
        rules.retries().delay(),
        rules.retries().maxDelay(),
        rules.logRetention(),
        rules.logLimits().failedRetention(),
        rules.logLimits().canceledRetention(),
        rules.logLimits().all(),
        rules.logLimits().successful(),
        rules.logLimits().failed(),
        rules.logLimits().canceled(),
        rules.pauseAfterFailures(),
        rules.retries().requestsRecovery(),
        rules.starts().concurrencyGroup(),
        rules.starts().rateLimit(),
        rules.starts().rateWindow(),
        rules.starts().startJitter(),
        definition.system(),
        definition.labels(),
        definition.access(),
        may.stream().map(AccessRight::word).toList(),
        newest == null ? NewestStatus.NEVER_RAN : newest.name(),
        definition.active() ? trigger.nextFireDate().orElse(null) : null,
        definition.active()
            ? trigger
                .nextFireDate()
                .map(at -> at.plus(rules.starts().putOff(trigger.triggerId())))
                .orElse(null)
            : null,
        trigger.previousFireDate().orElse(null),
        executorAvailable,
        null,
        null,
        schedule
            .describe(trigger.anchor().orElse(trigger.dateModified()))
            .map(words -> StartJitter.describe(words, rules.starts().putOff(trigger.triggerId())))
            .orElse(null),
        declaration == null ? null : DeclarationView.of(declaration, definition),
        file == null ? null : FileView.of(file),
        trigger.createdBy(),
        trigger.modifiedBy(),
        trigger.dateCreated(),
        trigger.dateModified(),
        trigger.version());
  }

  /** The same, with what its executor says. */
  TriggerView withReadiness(ReadinessAnswer answer) {
    return new TriggerView(
        id,
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
        rrule,
        calendar,
        onlyCalendar,
        calendarRule,
        misfirePolicy,
        overlapAllowed,
        dispatchTaskClusterMode,
        priority,
        timeout,
        maxAttempts,
        retryDelay,
        retryMaxDelay,
        logRetention,
        failedLogRetention,
        canceledLogRetention,
        logLimit,
        successfulLogLimit,
        failedLogLimit,
        canceledLogLimit,
        pauseAfterFailures,
        requestsRecovery,
        concurrencyGroup,
        rateLimit,
        rateWindow,
        startJitter,
        system,
        labels,
        access,
        may,
        status,
        nextFireDate,
        nextStartDate,
        previousFireDate,
        executorAvailable,
        answer.ready(),
        answer.reason(),
        scheduleDescription,
        declaration,
        file,
        createdBy,
        modifiedBy,
        dateCreated,
        dateModified,
        version);
  }
}
