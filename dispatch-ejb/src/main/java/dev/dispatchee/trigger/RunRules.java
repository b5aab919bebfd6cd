package dev.dispatchee.trigger;

import dev.dispatchee.log.RetryRule;
import java.time.Duration;
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
 */
public record RunRules(
    MisfirePolicy misfirePolicy,
    boolean overlapAllowed,
    DispatchTaskClusterMode clusterMode,
    int priority,
    @Nullable Duration timeout,
    RetryRule retries,
    Duration logRetention) {}
