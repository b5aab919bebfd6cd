// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import dev.dispatchee.meter.Meters;
import io.prometheus.metrics.core.metrics.Counter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Counts the runs that this node canceled before they started. */
@Singleton
public class UnstartedRuns {

  private final Counter canceled;

  /** None yet. */
  @Inject
  public UnstartedRuns(Meters meters) {
    canceled =
        meters.counter(
            "dispatch_runs_canceled_unstarted_total",
            "Runs that this node canceled before they started, other than for a user.",
            "reason");
    // Told as none until there is one, so that a rise from nothing is seen.
    for (var why :
        new EndReason[] {EndReason.OVERLAP, EndReason.NODE_LOST, EndReason.EXECUTOR_MISSING}) {
      canceled.initLabelValues(why.name());
    }
  }

  /** So many were canceled, which is committed. */
  public void canceled(EndReason why, int runs) {
    if (runs > 0) {
      canceled.labelValues(why.name()).inc(runs);
    }
  }
}
