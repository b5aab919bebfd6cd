// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import dev.dispatchee.database.DurationInMillis;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and when a run is tried again: exponential back-off with jitter.
 *
 * @param maxAttempts how many attempts there may be in all, from 1
 * @param delay after the first attempt
 * @param maxDelay what the delay grows to at most
 * @param requestsRecovery whether a run that is lost with its node is started again though its
 *     attempts are used up
 */
@Embeddable
public record RetryRule(
    @Column(name = "max_attempts") int maxAttempts,
    @Column(name = "retry_delay_millis") @Convert(converter = DurationInMillis.class)
        Duration delay,
    @Column(name = "retry_max_delay_millis") @Convert(converter = DurationInMillis.class)
        Duration maxDelay,
    @Column(name = "requests_recovery") boolean requestsRecovery) {

  // A run that kills its server each time must not do so for ever.
  private static final int MOST_WITH_RECOVERY = 10;

  private static final double JITTER = 0.2;
  private static final int LARGEST_EXPONENT = 40;

  /** Whether another attempt may follow this one. */
  public boolean allowsAfter(int attempt) {
    return attempt < maxAttempts;
  }

  /** Whether another attempt may follow this one, which was lost with its node. */
  public boolean allowsAfterLossOf(int attempt) {
    return allowsAfter(attempt) || (requestsRecovery && attempt < MOST_WITH_RECOVERY);
  }

  /**
   * How long to wait after an attempt: the delay, doubled for each attempt before it, up to the
   * largest, made up to 20 % shorter or longer at random.
   */
  public Duration delayAfter(int attempt, RandomGenerator random) {
    double doubled =
        (double) delay.toMillis() * Math.pow(2, Math.min(attempt - 1, LARGEST_EXPONENT));
    double capped = Math.min((double) maxDelay.toMillis(), doubled);
    return Duration.ofMillis(Math.round(capped * (1 - JITTER + 2 * JITTER * random.nextDouble())));
  }
}
