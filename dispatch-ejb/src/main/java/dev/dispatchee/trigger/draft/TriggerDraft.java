// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.trigger.TriggerDefinition;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A trigger as somebody wants it to be, unchecked: the fields of the admin API that can be written,
 * texts where the value has a form of its own. Null stands for the default.
 *
 * @see TriggerDefinition
 */
public record TriggerDraft(
    @Nullable String externalReferenceCode,
    @Nullable String name,
    @Nullable String description,
    @Nullable String dispatchTaskExecutorType,
    @Nullable Map<String, String> dispatchTaskSettings,
    @Nullable Boolean active,
    ScheduleDraft schedule,
    @Nullable String misfirePolicy,
    @Nullable Boolean overlapAllowed,
    @Nullable String dispatchTaskClusterMode,
    @Nullable BigInteger priority,
    @Nullable String timeout,
    @Nullable BigInteger maxAttempts,
    @Nullable String retryDelay,
    @Nullable String retryMaxDelay,
    @Nullable String logRetention,
    LogLimitsDraft logLimits,
    @Nullable BigInteger pauseAfterFailures,
    @Nullable Boolean requestsRecovery,
    StartDraft starts,
    @Nullable Boolean system,
    @Nullable List<String> labels,
    @Nullable AccessDraft access) {

  /** The draft that would leave a trigger as it is. */
  public static TriggerDraft unchanged(TriggerDefinition trigger) {
    var rules = trigger.rules();
    return new TriggerDraft(
        trigger.externalReferenceCode(),
        trigger.name(),
        trigger.description(),
        trigger.executorType(),
        trigger.settings(),
        trigger.active(),
        ScheduleDraft.unchanged(trigger.schedule()),
        rules.misfirePolicy().name(),
        rules.overlapAllowed(),
        rules.clusterMode().name(),
        BigInteger.valueOf(rules.priority()),
        Objects.toString(rules.timeout(), null),
        BigInteger.valueOf(rules.retries().maxAttempts()),
        rules.retries().delay().toString(),
        rules.retries().maxDelay().toString(),
        rules.logRetention().toString(),
        LogLimitsDraft.unchanged(rules.logLimits()),
        rules.pauseAfterFailures() == null ? null : BigInteger.valueOf(rules.pauseAfterFailures()),
        rules.retries().requestsRecovery(),
        StartDraft.unchanged(rules.starts()),
        trigger.system(),
        trigger.labels(),
        AccessDraft.unchanged(trigger.access()));
  }

  /** The same under another external reference code. */
  public TriggerDraft withExternalReferenceCode(String code) {
    return with(code, active, labels);
  }

  /** The same, to be active or not. */
  public TriggerDraft withActive(boolean wanted) {
    return with(externalReferenceCode, wanted, labels);
  }

  /** The same with other labels. */
  public TriggerDraft withLabels(List<String> others) {
    return with(externalReferenceCode, active, others);
  }

  private TriggerDraft with(
      @Nullable String code, @Nullable Boolean wanted, @Nullable List<String> tags) {
    return new TriggerDraft(
        code,
        name,
        description,
        dispatchTaskExecutorType,
        dispatchTaskSettings,
        wanted,
        schedule,
        misfirePolicy,
        overlapAllowed,
        dispatchTaskClusterMode,
        priority,
        timeout,
        maxAttempts,
        retryDelay,
        retryMaxDelay,
        logRetention,
        logLimits,
        pauseAfterFailures,
        requestsRecovery,
        starts,
        system,
        tags,
        access);
  }
}
