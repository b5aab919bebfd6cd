// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an executor wrote down of one run.
 *
 * @param process the process that it ran in
 * @param end null when nothing was written any more
 * @param outcome {@code returned}, {@code threw} or {@code interrupted}; null as the end
 */
record Witness(
    long log,
    long trigger,
    int attempt,
    String process,
    Instant start,
    @Nullable Instant end,
    @Nullable String outcome) {

  Witness ended(@Nullable Instant at, @Nullable String how) {
    return new Witness(log, trigger, attempt, process, start, at, how);
  }

  boolean returned() {
    return "returned".equals(outcome);
  }
}
