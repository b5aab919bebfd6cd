// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.database.DurationInMillis;
import dev.dispatchee.log.LogLimits;
import dev.dispatchee.log.RetryRule;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the runs of a trigger behave.
 *
 * @param misfirePolicy what becomes of due times that passed
 * @param overlapAllowed whether several runs may be in progress
 * @param clusterMode where a fire runs
 * @param priority 0 to 9, larger first
 * @param timeout how long a run may take; null for ever
 * @param retries how often and when it is tried again
 * @param logRetention how long logs are kept
 * @param logLimits how long and how many of them by what they came to; null stands for nothing said
 * @param pauseAfterFailures after how many failures in a row it is deactivated; null for never
 * @param starts what keeps them from starting at once; null stands for nothing
 */
@Embeddable
public record RunRules(
    @Column(name = "misfire_policy") @Enumerated(EnumType.STRING) MisfirePolicy misfirePolicy,
    @Column(name = "overlap_allowed") boolean overlapAllowed,
    @Column(name = "cluster_mode") @Enumerated(EnumType.STRING) DispatchTaskClusterMode clusterMode,
    @Column(name = "priority") int priority,
    @Column(name = "timeout_millis") @Convert(converter = DurationInMillis.class)
        @Nullable Duration timeout,
    @Embedded RetryRule retries,
    @Column(name = "log_retention_millis") @Convert(converter = DurationInMillis.class)
        Duration logRetention,
    @Embedded LogLimits logLimits,
    @Column(name = "pause_after_failures") @Nullable Integer pauseAfterFailures,
    @Embedded StartRules starts) {

  /** For the persistence provider, which has null for a value without any. */
  public RunRules {
    logLimits = Objects.requireNonNullElse(logLimits, LogLimits.NONE);
    starts = Objects.requireNonNullElse(starts, StartRules.NONE);
  }
}
