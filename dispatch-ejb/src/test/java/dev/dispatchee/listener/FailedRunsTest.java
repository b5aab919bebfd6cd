// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.SettableClock;
import dev.dispatchee.ToldLines;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RetryRule;
import dev.dispatchee.log.RunCause;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.result.KeptOutput;
import dev.dispatchee.log.result.RunResult;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FailedRunsTest {

  @RegisterExtension final ToldLines told = new ToldLines("dev.dispatchee.listener");

  private final SettableClock clock = new SettableClock(EngineOnDatabase.NOON);
  private final FailedRuns failedRuns = new FailedRuns(clock);

  @Test
  void areToldWithTriggerLogAndCause() {
    failedRuns.tell(
        List.of(
            result(RunStatus.SUCCESSFUL, null, null),
            result(RunStatus.CANCELED, EndReason.USER, "it was canceled"),
            result(RunStatus.FAILED, null, "no route\nto host"),
            result(RunStatus.TIMED_OUT, EndReason.TIMEOUT, "it took longer than PT1S")));

    assertThat(told.lines())
        .containsExactly(
            "DISP00320: Run 7 of trigger 'nightly\uFFFD' (3) failed, attempt 2, FAILED: no"
                + " route\uFFFDto host",
            "DISP00320: Run 7 of trigger 'nightly\uFFFD' (3) failed, attempt 2, TIMED_OUT, TIMEOUT:"
                + " it took longer than PT1S");
  }

  @Test
  void areCountedWhenTheyAreMany() {
    var one = result(RunStatus.FAILED, null, "x");
    failedRuns.tell(Collections.nCopies(FailedRuns.EACH_MINUTE + 3, one));
    assertThat(told.lines()).hasSize(FailedRuns.EACH_MINUTE);
    failedRuns.look();
    assertThat(told.lines()).hasSize(FailedRuns.EACH_MINUTE);

    clock.tick(Duration.ofMinutes(1));
    failedRuns.tell(List.of(one));

    assertThat(told.lines()).hasSize(FailedRuns.EACH_MINUTE + 2);
    assertThat(told.lines().get(FailedRuns.EACH_MINUTE))
        .isEqualTo("DISP00321: Besides those told of one by one, 3 runs failed within a minute");
    clock.tick(Duration.ofMinutes(1));
    failedRuns.look();
    assertThat(told.lines()).hasSize(FailedRuns.EACH_MINUTE + 2);
  }

  private RunResult result(RunStatus status, @Nullable EndReason reason, @Nullable String error) {
    var trigger = new DispatchTriggerId(3);
    var log = new DispatchLogId(7);
    var run =
        new ClaimedRun(
            new RunKey(trigger, log),
            1,
            new RunSubject(trigger, "nightly\n", "hello", "{}", 4),
            RunCause.RETRY,
            clock.instant(),
            "*",
            2,
            log,
            null,
            new RetryRule(1, Duration.ZERO, Duration.ZERO, false),
            null,
            false);
    return new RunResult(
        run, status, reason, clock.instant(), clock.instant(), error, null, KeptOutput.NONE, null);
  }
}
