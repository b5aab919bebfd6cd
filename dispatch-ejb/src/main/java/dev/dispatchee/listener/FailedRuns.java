// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.SafeText;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.result.RunResult;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * Tells operators of runs that failed or took too long: the first of each minute one by one, and
 * how many there were besides. Safe for several threads.
 */
@Singleton
class FailedRuns {

  static final int EACH_MINUTE = 20;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Clock clock;
  private Instant end = Instant.MIN;
  private int told;
  private int besides;

  @Inject
  FailedRuns(Clock clock) {
    this.clock = clock;
  }

  /** Tells of those among results that failed. */
  synchronized void tell(Collection<RunResult> written) {
    for (var result : written) {
      if (result.status() == RunStatus.FAILED || result.status() == RunStatus.TIMED_OUT) {
        look();
        tell(result);
      }
    }
  }

  /** Tells how many were left out in a minute that is over; now and then. */
  synchronized void look() {
    var now = clock.instant();
    if (now.isBefore(end)) {
      return;
    }
    if (besides > 0) {
      ListenerLog.LOG.runsFailedBesides(besides);
    }
    end = now.plus(MINUTE);
    told = 0;
    besides = 0;
  }

  private void tell(RunResult result) {
    if (told == EACH_MINUTE) {
      besides++;
      return;
    }
    told++;
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
