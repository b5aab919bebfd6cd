// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.ToldLines;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.event.EngineEvents;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.result.KeptOutput;
import dev.dispatchee.log.result.RunResult;
import dev.dispatchee.log.result.RunResult.Progress;
import dev.dispatchee.meter.Meters;
import dev.dispatchee.node.Node;
import dev.dispatchee.trace.Traces;
import dev.dispatchee.trace.Tracing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResultWriterTest {

  @RegisterExtension final ToldLines told = new ToldLines("dev.dispatchee.listener");

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void tellsOfAFailedRunThatStillWorksAlsoWhenItsTextsCannotBeStored(TestDatabase kind) {
    var engine = new EngineOnDatabase(kind);
    var run = aRunInProgress(engine);

    writer(engine).endKeepingSlot(timedOut(run, new Progress(50, "x".repeat(300))));

    assertThat(engine.logsOf(run.key().trigger().value()))
        .singleElement()
        .satisfies(log -> assertThat(log.status()).isEqualTo("TIMED_OUT"));
    assertThat(failuresTold()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void tellsNothingOfARunWhoseEndIsThereAlready(TestDatabase kind) {
    var engine = new EngineOnDatabase(kind);
    var run = aRunInProgress(engine);
    engine.results.end(
        List.of(RunResult.lost(run, EndReason.NODE_LOST, null, EngineOnDatabase.NOON, "gone")));

    writer(engine).endKeepingSlot(timedOut(run, null));

    assertThat(failuresTold()).isEmpty();
  }

  private List<String> failuresTold() {
    return told.lines().stream().filter(line -> line.contains("DISP00320")).toList();
  }

  private static ResultWriter writer(EngineOnDatabase engine) {
    return new ResultWriter(
        engine.results,
        due -> {},
        new FailedRuns(engine.clock),
        new RunEvents(new EngineEvents(), new RunMeters(new Meters()), new Tracing(Traces.NONE)));
  }

  private static ClaimedRun aRunInProgress(EngineOnDatabase engine) {
    var subject = engine.aTrigger().create();
    engine.queue(NewRun.manual(subject, engine.clock.instant(), Node.ANY, false, "admin"));
    return engine.claims.claim(List.of(), List.of(subject.executorType()), 1).claimed().get(0);
  }

  private static RunResult timedOut(ClaimedRun run, @Nullable Progress progress) {
    var now = EngineOnDatabase.NOON;
    return new RunResult(
        run,
        RunStatus.TIMED_OUT,
        EndReason.TIMEOUT,
        now,
        now,
        "it took longer than PT1S",
        null,
        KeptOutput.NONE,
        progress);
  }
}
