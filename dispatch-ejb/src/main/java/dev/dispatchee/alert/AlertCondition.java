// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a rule tells of.
 *
 * @param kind what
 * @param failures how many in a row; with {@link AlertKind#FAILED_IN_A_ROW} alone
 * @param duration how late, how long; with those kinds alone that take one
 * @param timesUsual how many times what is usual; with {@link AlertKind#RUNNING_LONG} alone, where
 *     {@code duration} is the least then
 */
public record AlertCondition(
    AlertKind kind,
    @Nullable Integer failures,
    @Nullable Duration duration,
    @Nullable Integer timesUsual) {

  /** The most failures that are counted. */
  public static final int MOST_FAILURES = 100;

  /** Refuses what does not belong to its kind, and that what does is missing. */
  public AlertCondition {
    if ((failures != null) != (kind == AlertKind.FAILED_IN_A_ROW)
        || (duration != null) != kind.takesDuration()
        || (timesUsual != null && kind != AlertKind.RUNNING_LONG)) {
      throw new IllegalArgumentException(
          "found failures %s, duration %s and timesUsual %s with %s"
              .formatted(failures, duration, timesUsual, kind));
    }
  }

  /** How many failures in a row, of a kind that counts them. */
  public int times() {
    return failures == null ? 1 : failures;
  }

  /** The duration of a kind that takes one. */
  public Duration length() {
    return duration == null ? Duration.ZERO : duration;
  }
}
