// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class WhatRunsLeaveTest {

  private static final Instant NOON = EngineOnDatabase.NOON;

  private final EngineOnDatabase engine;
  private final TriggerPast past;
  private final RunSubject subject;

  WhatRunsLeaveTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    past = new TriggerPast(engine.database);
    subject = engine.aTrigger().withOverlap().create();
  }

  @Test
  void isNothingBeforeTheFirstHasEnded() {
    assertThat(past.state(subject.trigger())).isEmpty();
    engine.results.end(List.of(ended(aRun(), null, null)));
    assertThat(past.state(subject.trigger())).isEmpty();
    assertThat(engine.text("select result_text from dispatch_log")).isNull();
  }

  @Test
  void isAResultInTheLogAndAStateForTheNext() {
    engine.results.end(List.of(ended(aRun(), "3 files", Map.of("newest", "c.csv", "é", "\n"))));

    assertThat(engine.text("select result_text from dispatch_log")).isEqualTo("3 files");
    assertThat(past.state(subject.trigger()))
        .containsOnly(Map.entry("newest", "c.csv"), Map.entry("é", "\n"));
  }

  @Test
  void isAsTheLastHasLeftIt() {
    var runs = List.of(aRun(), aRun(), aRun());
    engine.results.end(List.of(ended(runs.get(0), null, Map.of("at", "1"))));

    engine.results.end(
        List.of(
            ended(runs.get(2), null, Map.of("at", "3")),
            ended(runs.get(1), null, Map.of("at", "2"))));
    assertThat(past.state(subject.trigger())).containsOnly(Map.entry("at", "3"));

    engine.results.end(List.of(ended(aRun(), null, null)));
    assertThat(past.state(subject.trigger())).containsOnly(Map.entry("at", "3"));

    engine.results.end(List.of(ended(aRun(), null, Map.of())));
    assertThat(past.state(subject.trigger())).isEmpty();
  }

  @Test
  void isNotWhatAHolderSaysWhoLostTheRun() {
    var run = aRun();
    engine.results.end(List.of(RunResult.lost(run, EndReason.NODE_LOST, null, NOON, "gone")));

    engine.results.end(List.of(ended(run, "late", Map.of("at", "1"))));

    assertThat(past.state(subject.trigger())).isEmpty();
    assertThat(engine.text("select result_text from dispatch_log")).isNull();
  }

  @Test
  void goesWithItsTrigger() {
    var last = aRun();
    engine.results.end(List.of(ended(aRun(), null, Map.of("at", "1"))));

    engine.update("delete from dispatch_trigger");
    var written = engine.results.end(List.of(ended(last, "all the same", Map.of("at", "2"))));

    assertThat(written.refused()).isEmpty();
    assertThat(engine.number("select count(*) from dispatch_trigger_state")).isZero();
  }

  private ClaimedRun aRun() {
    engine.queue(NewRun.manual(subject, NOON, Node.ANY, false, "admin"));
    return engine.claims.claim(List.of(), List.of(subject.executorType()), 1).claimed().get(0);
  }

  private static RunResult ended(
      ClaimedRun run, @Nullable String result, @Nullable Map<String, String> state) {
    return new RunResult(
        run,
        RunStatus.SUCCESSFUL,
        null,
        NOON,
        NOON,
        null,
        null,
        KeptOutput.NONE,
        null,
        new RunLegacy(result, state));
  }
}
