// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.dispatchee.MinuteLimit;
import dev.dispatchee.SafeText;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.result.RunResult;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;

/**
 * Tells operators of runs that failed or took too long: the first of each minute one by one, and
 * how many there were besides. Safe for several threads.
 */
@Singleton
class FailedRuns {

  static final int EACH_MINUTE = 20;

  private final MinuteLimit limit;

  @Inject
  FailedRuns(Clock clock) {
    this.limit = new MinuteLimit(EACH_MINUTE, () -> MILLISECONDS.toNanos(clock.millis()));
  }

  /** Tells of those among results that failed. */
  void tell(Collection<RunResult> written) {
    for (var result : written) {
      if (result.status() == RunStatus.FAILED || result.status() == RunStatus.TIMED_OUT) {
        limit
            .tell()
            .ifPresent(
                besides -> {
                  tellBesides(besides);
                  tell(result);
                });
      }
    }
  }

  /** Tells how many were left out in a minute that is over; now and then. */
  void look() {
    tellBesides(limit.leftOutBefore());
  }

  private static void tellBesides(int besides) {
    if (besides > 0) {
      ListenerLog.LOG.runsFailedBesides(besides);
    }
  }

  private static void tell(RunResult result) {
    var run = result.run();
    ListenerLog.LOG.runFailed(
        run.key().log().value(),
        SafeText.of(run.subject().triggerName()),
        run.key().trigger().value(),
        run.attempt(),
        result.reason() == null ? result.status().name() : result.status() + ", " + result.reason(),
        SafeText.of(result.error()));
  }
}
