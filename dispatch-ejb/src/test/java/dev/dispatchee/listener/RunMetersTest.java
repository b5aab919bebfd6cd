// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RetryRule;
import dev.dispatchee.log.RunCause;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.result.KeptOutput;
import dev.dispatchee.log.result.RunResult;
import dev.dispatchee.meter.Meters;
import dev.dispatchee.scrape.Scrape;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunMetersTest {

  private static final Instant DUE = Instant.parse("2026-11-29T12:00:00Z");

  private static final int COUNTED = 200_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Meters meters = new Meters();
  private final RunMeters runs = new RunMeters(meters);

  @Test
  void countsRunsByHowTheyEndedWhyTheyWereThereAndTheirExecutor() {
    end(RunStatus.SUCCESSFUL, RunCause.SCHEDULE, "hello", 20);
    end(RunStatus.SUCCESSFUL, RunCause.SCHEDULE, "hello", 40);
    end(RunStatus.FAILED, RunCause.MANUAL, "mail", 2_000);

    assertThat(lines())
        .contains(
            "dispatch_runs_ended_total{cause=\"SCHEDULE\",executor=\"hello\",status=\"SUCCESSFUL\"} 2.0",
            "dispatch_runs_ended_total{cause=\"MANUAL\",executor=\"mail\",status=\"FAILED\"} 1.0",
            "dispatch_run_duration_seconds_bucket{executor=\"hello\",le=\"0.025\"} 1",
            "dispatch_run_duration_seconds_bucket{executor=\"hello\",le=\"0.1\"} 2",
            "dispatch_run_duration_seconds_count{executor=\"hello\"} 2",
            "dispatch_run_duration_seconds_sum{executor=\"mail\"} 2.0");
  }

  @Test
  void measuresHowLateFirstAttemptsStartAndNeverLessThanNotAtAll() {
    runs.started(run(RunCause.SCHEDULE, "hello"), DUE.plusMillis(30));
    runs.started(run(RunCause.SCHEDULE, "hello"), DUE.minusMillis(1));
    runs.started(run(RunCause.RETRY, "hello"), DUE.plusSeconds(900));

    assertThat(lines())
        .contains(
            "dispatch_run_lateness_seconds_bucket{cause=\"SCHEDULE\",le=\"0.005\"} 1",
            "dispatch_run_lateness_seconds_bucket{cause=\"SCHEDULE\",le=\"0.05\"} 2",
            "dispatch_run_lateness_seconds_count{cause=\"SCHEDULE\"} 2",
            "dispatch_run_lateness_seconds_sum{cause=\"SCHEDULE\"} 0.03")
        .noneMatch(line -> line.contains("RETRY"));
  }

  @Test
  void tellsOnlySoManyExecutorsByTheirNames() {
    for (int i = 0; i < RunMeters.MOST_EXECUTORS + 30; i++) {
      end(RunStatus.SUCCESSFUL, RunCause.SCHEDULE, "type-" + i, 1);
    }

    var counts = lines().stream().filter(l -> l.startsWith("dispatch_runs_ended_total")).toList();
    assertThat(counts)
        .hasSize(RunMeters.MOST_EXECUTORS + 1)
        .contains(
            "dispatch_runs_ended_total{cause=\"SCHEDULE\",executor=\"other\",status=\"SUCCESSFUL\"} 30.0");
  }

  @Test
  void costsLessThanAHundredthOfACoreAtAThousandRunsASecond() {
    var run = run(RunCause.SCHEDULE, "hello");
    var written = List.of(result(run, RunStatus.SUCCESSFUL, 20));
    count(run, written);

    long before = THREADS.getCurrentThreadCpuTime();
    count(run, written);
    long nanosEach = (THREADS.getCurrentThreadCpuTime() - before) / COUNTED;

    assertThat(nanosEach).as("ns for a run").isLessThan(10_000);
  }

  private void count(ClaimedRun run, List<RunResult> written) {
    for (int i = 0; i < COUNTED; i++) {
      runs.started(run, DUE.plusMillis(30));
      runs.ended(written);
    }
  }

  private void end(RunStatus status, RunCause cause, String executor, long millis) {
    runs.ended(List.of(result(run(cause, executor), status, millis)));
  }

  private static RunResult result(ClaimedRun run, RunStatus status, long millis) {
    return new RunResult(
        run, status, null, DUE, DUE.plusMillis(millis), null, null, KeptOutput.NONE, null);
  }

  private List<String> lines() {
    return new Scrape(meters).take(null).body().lines().toList();
  }

  private static ClaimedRun run(RunCause cause, String executor) {
    var trigger = new DispatchTriggerId(1);
    var log = new DispatchLogId(2);
    return new ClaimedRun(
        new RunKey(trigger, log),
        1,
        new RunSubject(trigger, "nightly", executor, "{}", 4),
        cause,
        DUE,
        "*",
        1,
        log,
        null,
        new RetryRule(1, Duration.ZERO, Duration.ZERO, false),
        null,
        false);
  }
}
