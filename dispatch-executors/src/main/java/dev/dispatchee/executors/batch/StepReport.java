// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.batch;

import dev.dispatchee.api.DispatchTaskContext;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.Metric;
import jakarta.batch.runtime.StepExecution;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells of steps: in the output as they begin and end, as progress what they do meanwhile. */
final class StepReport {

  private final Map<Long, BatchStatus> told = new HashMap<>();
  private String progress = "";

  /** Tells what is new. */
  void tell(List<StepExecution> steps, DispatchTaskContext context) {
    for (var step : steps) {
      var status = step.getBatchStatus();
      if (told.put(step.getStepExecutionId(), status) != status) {
        context
            .output()
            .println("step %s %s%s".formatted(step.getStepName(), status, counts(step)));
      }
    }
    if (!steps.isEmpty()) {
      report(steps.get(steps.size() - 1), context);
    }
  }

  // How many steps and items there will be, nobody knows: so there is no percentage to tell.
  private void report(StepExecution step, DispatchTaskContext context) {
    var now = "step %s%s".formatted(step.getStepName(), counts(step));
    if (!now.equals(progress)) {
      progress = now;
      context.progress(0, now);
    }
  }

  /** All counts but zeros, in the order of {@link Metric.MetricType}. */
  private static String counts(StepExecution step) {
    var counts = new EnumMap<Metric.MetricType, Long>(Metric.MetricType.class);
    Arrays.stream(step.getMetrics())
        .filter(metric -> metric.getValue() > 0)
        .forEach(metric -> counts.put(metric.getType(), metric.getValue()));
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .map(count -> "%s %d".formatted(name(count.getKey()), count.getValue()))
            .collect(Collectors.joining(", ", ": ", ""));
  }

  private static String name(Metric.MetricType type) {
    return type.name().replace("_COUNT", "").replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
