// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.log.RunCause;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.result.RunResult;
import dev.dispatchee.meter.FewValues;
import dev.dispatchee.meter.Meters;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the runs of this node, how late they start and how long they take. */
@Singleton
class RunMeters {

  /** So many types of executors are told by their names. */
  static final int MOST_EXECUTORS = 50;

  // Of these the time that the first attempt was due says nothing, or has passed on purpose.
  private static final Set<RunCause> NEVER_LATE =
      Set.of(RunCause.RETRY, RunCause.RECOVERY, RunCause.BACKFILL);

  private static final double[] LATENESS = {
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300
  };
  private static final double[] DURATION = {
    0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600
  };
  private static final double NANOS_EACH_SECOND = 1e9;

  private final Counter ended;
  private final Histogram duration;
  private final FewValues executors = new FewValues(MOST_EXECUTORS);
  private final Map<RunCause, DistributionDataPoint> lateness = new EnumMap<>(RunCause.class);
  // By the label: looked up for each run, so without making one each time.
  private final Map<String, OfExecutor> byExecutor = new ConcurrentHashMap<>();

  @Inject
  RunMeters(Meters meters) {
    ended =
        meters.counter(
            "dispatch_runs_ended_total",
            "Runs that ended on this node, by how they ended, why they were there and their executor.",
            "status",
            "cause",
            "executor");
    duration =
        meters.histogram(
            "dispatch_run_duration_seconds",
            "How long the runs that ended on this node took from start to end.",
            DURATION,
            "executor");
    var late =
        meters.histogram(
            "dispatch_run_lateness_seconds",
            "How long after their due time first attempts started on this node.",
            LATENESS,
            "cause");
    for (var cause : RunCause.values()) {
      if (!NEVER_LATE.contains(cause)) {
        lateness.put(cause, late.labelValues(cause.name()));
      }
    }
  }

  /** A run starts. */
  void started(ClaimedRun run, Instant startDate) {
    var late = lateness.get(run.cause());
    if (late != null) {
      late.observe(seconds(run.dueDate(), startDate));
    }
  }

  /** Results were written. */
  void ended(Collection<RunResult> written) {
    for (var result : written) {
      of(executors.of(result.run().subject().executorType())).ended(result);
    }
  }

  private OfExecutor of(String executor) {
    var known = byExecutor.get(executor);
    return known == null ? byExecutor.computeIfAbsent(executor, OfExecutor::new) : known;
  }

  private static double seconds(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toNanos() / NANOS_EACH_SECOND);
  }

  private final class OfExecutor {

    private final String executor;
    private final DistributionDataPoint took;
    private final Map<End, CounterDataPoint> counts = new ConcurrentHashMap<>();

    OfExecutor(String executor) {
      this.executor = executor;
      this.took = duration.labelValues(executor);
    }

    void ended(RunResult result) {
      counts.computeIfAbsent(new End(result.status(), result.run().cause()), this::counter).inc();
      if (result.startDate() != null) {
        took.observe(seconds(result.startDate(), result.endDate()));
      }
    }

    private CounterDataPoint counter(End end) {
      return RunMeters.this.ended.labelValues(end.status().name(), end.cause().name(), executor);
    }
  }

  private record End(RunStatus status, RunCause cause) {}
}
