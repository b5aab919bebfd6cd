// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.log.LogLimits;
import dev.dispatchee.problem.DraftValues;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long and how many logs are to be kept by what they came to, unchecked; null stands for what
 * the configuration says.
 *
 * @see LogLimits
 */
public record LogLimitsDraft(
    @Nullable String failedLogRetention,
    @Nullable String canceledLogRetention,
    @Nullable BigInteger logLimit,
    @Nullable BigInteger successfulLogLimit,
    @Nullable BigInteger failedLogLimit,
    @Nullable BigInteger canceledLogLimit) {

  /** Nothing is said. */
  public static final LogLimitsDraft NONE = new LogLimitsDraft(null, null, null, null, null, null);

  static LogLimitsDraft unchanged(LogLimits limits) {
    return new LogLimitsDraft(
        Objects.toString(limits.failedRetention(), null),
        Objects.toString(limits.canceledRetention(), null),
        number(limits.all()),
        number(limits.successful()),
        number(limits.failed()),
        number(limits.canceled()));
  }

  /** The limits, as far as they can be read; notes in {@code values} what is wrong. */
  LogLimits check(DraftValues values) {
    return new LogLimits(
        values.duration("failedLogRetention", failedLogRetention, LogLimits.SHORTEST),
        values.duration("canceledLogRetention", canceledLogRetention, LogLimits.SHORTEST),
        values.number("logLimit", logLimit, 0, LogLimits.LARGEST),
        values.number("successfulLogLimit", successfulLogLimit, 0, LogLimits.LARGEST),
        values.number("failedLogLimit", failedLogLimit, 0, LogLimits.LARGEST),
        values.number("canceledLogLimit", canceledLogLimit, 0, LogLimits.LARGEST));
  }

  private static @Nullable BigInteger number(@Nullable Integer limit) {
    return limit == null ? null : BigInteger.valueOf(limit);
  }
}
