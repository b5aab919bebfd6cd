// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.schedule;

import dev.dispatchee.benchmark.report.Better;
import dev.dispatchee.benchmark.report.Report;
import dev.dispatchee.benchmark.report.Series;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Computing fire times and reading expressions, beside Quartz and cron-utils, by JMH. */
public final class ScheduleEngine {

  private static final int TRIES = 5;
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  private static final Map<String, String> TITLES =
      Map.of(
          "DailyFires.next", "next of a daily expression",
          "DailyFires.read", "reading a daily expression",
          "CorpusFires.next", "next, 10,000 expressions by turns",
          "CorpusFires.read", "reading 10,000 expressions by turns");

  private final Series times = new Series();
  private final Series garbage = new Series();

  /** Measures and reports. */
  public void measure(Report report) {
    try {
      new Runner(
              new OptionsBuilder()
                  .include(DailyFires.class.getName())
                  .include(CorpusFires.class.getName())
                  .mode(Mode.AverageTime)
                  .timeUnit(TimeUnit.NANOSECONDS)
                  .forks(1)
                  .warmupIterations(3)
                  .warmupTime(TimeValue.seconds(1))
                  .measurementIterations(5)
                  .measurementTime(TimeValue.seconds(1))
                  .addProfiler(GCProfiler.class)
                  .build())
          .run()
          .forEach(this::add);
    } catch (RunnerException failed) {
      throw new IllegalStateException(failed);
    }
    report.heading("Schedules");
    report.add(times.table("ns a call, median and range of five seconds"));
    report.standings(times, Better.LESS);
    report.add(garbage.table("bytes a call"));
    report.standings(garbage, Better.LESS);
    target(report, "next of a daily expression", 2_000);
    target(report, "reading a daily expression", 20_000);
    target(report, "reading 10,000 expressions by turns", 20_000);
    report.target(
        "slowest next of 10,000 expressions, µs", new SlowestFire().microseconds(), 1_000, false);
    new BoundFires(TRIES)
        .milliseconds()
        .forEach(
            (title, millis) ->
                report.target(
                    "100,000 fires bound by calendars, %s, ms".formatted(title),
                    millis,
                    1_000,
                    false));
  }

  @SuppressWarnings("rawtypes") // Secondary results have no type in JMH.
  private void add(RunResult result) {
    var name = result.getParams().getBenchmark();
    var method = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
    var who = who(method);
    var title = titleOf(method);
    for (var benchmark : result.getBenchmarkResults()) {
      for (var iteration : benchmark.getIterationResults()) {
        times.add(who, title, iteration.getPrimaryResult().getScore());
        iteration.getSecondaryResults().entrySet().stream()
            .filter(secondary -> secondary.getKey().endsWith(ALLOCATION))
            .forEach(secondary -> garbage.add(who, title, secondary.getValue().getScore()));
      }
    }
  }

  // DailyFires.nextOfQuartz
  private static String titleOf(String method) {
    var kind = method.substring(0, method.indexOf('.') + "next".length() + 1);
    return Objects.requireNonNull(TITLES.get(kind));
  }

  private static String who(String method) {
    var name = method.toLowerCase(Locale.ROOT);
    if (name.endsWith("dispatch")) {
      return OURS;
    }
    return name.endsWith("quartz") ? "Quartz" : "cron-utils";
  }

  private static final String OURS = "Dispatch EE";

  private void target(Report report, String title, double nanos) {
    times
        .of(OURS, title)
        .ifPresent(time -> report.target(title + ", ns", time.median(), nanos, false));
  }
}
