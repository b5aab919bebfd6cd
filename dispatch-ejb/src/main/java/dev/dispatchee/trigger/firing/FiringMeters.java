// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import dev.dispatchee.log.EndReason;
import dev.dispatchee.meter.Meters;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Counts what this node fires, and what it makes up for. */
@Singleton
class FiringMeters {

  /** Triggers that fired, once for each batch that they were in. */
  final Counter fired;

  /** Of those the ones that the sweep found overdue. */
  final Counter repaired;

  /** How often this node stepped in for one that was to fire. */
  final Counter takenOver;

  /** Alarms that were set. */
  final Counter alarmsSet;

  /** Alarms that could not be set. */
  final Counter alarmsNotSet;

  /** Alarms that rang. */
  final Counter alarmsRung;

  private final CounterDataPoint misfires;
  private final CounterDataPoint gaps;

  @Inject
  FiringMeters(Meters meters) {
    fired = meters.counter("dispatch_triggers_fired_total", "Triggers that this node fired.");
    repaired =
        meters.counter(
            "dispatch_sweep_repairs_total",
            "Triggers that the sweep of this node fired because no timer had gone off.");
    takenOver =
        meters.counter(
            "dispatch_takeovers_total",
            "How often this node fired what was overdue in place of whoever was to fire it.");
    alarmsSet = meters.counter("dispatch_alarms_set_total", "Timers that this node set.");
    alarmsNotSet =
        meters.counter(
            "dispatch_alarms_not_set_total", "Timers that this node wanted and could not set.");
    alarmsRung = meters.counter("dispatch_alarms_rung_total", "Timers that went off on this node.");
    var missed =
        meters.counter(
            "dispatch_due_times_missed_total",
            "Due times that did not run: too late (MISFIRE), or local times that did not exist (GAP).",
            "reason");
    misfires = missed.labelValues(EndReason.MISFIRE.name());
    gaps = missed.labelValues(EndReason.GAP.name());
  }

  /** A batch was fired, and is committed. */
  void fired(DueTriggers.Fired batch) {
    fired.inc(batch.triggers());
    misfires.inc(batch.misfires());
    gaps.inc(batch.gaps());
  }
}
