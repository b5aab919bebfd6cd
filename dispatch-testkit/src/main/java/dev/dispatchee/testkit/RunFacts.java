// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import dev.dispatchee.api.DispatchTaskFile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a run, and what came before it.
 *
 * @param triggerName the name of its trigger
 * @param plannedDate the instant of the fire, in whole milliseconds
 * @param attempt which attempt of the fire it is, from 1
 * @param lastSuccess when the latest successful run started; null for none
 * @param file the file of its trigger; null for none
 * @param traceParent the header of its trace; null for none
 */
record RunFacts(
    String triggerName,
    Instant plannedDate,
    int attempt,
    @Nullable Instant lastSuccess,
    @Nullable DispatchTaskFile file,
    @Nullable String traceParent) {

  private static final long TRIGGER = 1;

  RunFacts {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt %d, allowed: 1 or more".formatted(attempt));
    }
    plannedDate = plannedDate.truncatedTo(ChronoUnit.MILLIS);
  }

  long triggerId() {
    return TRIGGER;
  }

  /** Another for each attempt. */
  long logId() {
    return firstLogId() + attempt - 1;
  }

  /** The same for all attempts of one fire, another for each fire. */
  String idempotencyKey() {
    return "dispatch-%d-%d".formatted(TRIGGER, firstLogId());
  }

  private long firstLogId() {
    return plannedDate.toEpochMilli();
  }
}
